package dev.estorno.gateway.doors.notices;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Parameters;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.DeliveryQuery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.store.notices.NoticeQuery;
import dev.estorno.gateway.store.notices.NoticeType;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The questions about notices and their deliveries. */
final class Reading {
  private static final Map<String, NoticeType> TYPES =
      Arrays.stream(NoticeType.values())
          .collect(Collectors.toMap(NoticeType::word, it -> it, (a, _) -> a, LinkedHashMap::new));

  private static final Map<String, Set<Delivery.State>> STATES =
      Map.of(
          "waiting", Set.of(Delivery.State.WAITING, Delivery.State.SENDING),
          "delivered", Set.of(Delivery.State.DELIVERED),
          "given_up", Set.of(Delivery.State.GIVEN_UP));

  private final Outbox outbox;

  Reading(Outbox outbox) {
    this.outbox = outbox;
  }

  HttpResponse one(MerchantId who, String id) {
    Notice notice =
        outbox
            .notice(who, id)
            .orElseThrow(() ->
                Complaint.of(
                    Fault.NOT_FOUND,
                    "you have no notice of that id",
                    "use an id that GET /v1/notices lists"));
    ObjectNode json = NoticeJson.of(notice);
    ArrayNode deliveries = json.putArray("deliveries");
    outbox.deliveries(who, id).forEach(it -> deliveries.add(NoticeJson.of(it)));
    return HttpResponse.json(200, json);
  }

  HttpResponse notices(HttpRequest request, MerchantId who) {
    var parameters =
        Parameters.of(request, Set.of("type", "cancellation", "from", "to", "limit", "cursor"));
    Instant from = parameters.time("from", Instant.MIN);
    int limit = parameters.limit();
    var query =
        new NoticeQuery(
            who,
            parameters.words("type", TYPES),
            parameters.text("cancellation"),
            from,
            parameters.timeAfter("to", from),
            parameters.cursor(),
            limit + 1);
    return page(outbox.notices(query), limit, NoticeJson::of, Notice::id);
  }

  HttpResponse deliveries(HttpRequest request, MerchantId who, String id) {
    Endpoint.Key key = Endpoints.find(outbox, who, id).key();
    var parameters = Parameters.of(request, Set.of("state", "limit", "cursor"));
    int limit = parameters.limit();
    Set<Delivery.State> states =
        parameters.words("state", STATES).stream().flatMap(Set::stream).collect(Collectors.toSet());
    var query = new DeliveryQuery(key, states, parameters.cursor(), limit + 1);
    return page(outbox.deliveries(query), limit, NoticeJson::of, Delivery::notice);
  }

  /** One row more than the page has was asked for: it is there exactly when there is a next one. */
  private static <T> HttpResponse page(
      List<T> found, int limit, Function<T, ObjectNode> json, Function<T, String> id) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode items = page.putArray("items");
    found.stream().limit(limit).forEach(it -> items.add(json.apply(it)));
    if (found.size() > limit) {
      page.put("next_cursor", Parameters.cursorAfter(id.apply(found.get(limit - 1))));
    } else {
      page.putNull("next_cursor");
    }
    return HttpResponse.json(200, page);
  }
}

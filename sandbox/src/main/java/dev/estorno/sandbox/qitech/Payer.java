package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.kit.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The payer's side, as far as it takes to see one: recurrences that someone else asks for. */
final class Payer {

  private static final String STATUS = "incoming_recurrence_status";

  private final Map<String, ObjectNode> recurrences = new LinkedHashMap<>();
  private final Webhooks webhooks;
  private final RandomGenerator chance;

  Payer(Webhooks webhooks, RandomGenerator chance) {
    this.webhooks = webhooks;
    this.chance = chance;
  }

  Response answer(Operation.Route route, Exchange exchange, Instant now) {
    ObjectNode body = exchange.body().object();
    return switch (route.operation()) {
      case PAYER_RECURRENCE -> get(route.part("recurrence"));
      case PAYER_RECURRENCES -> list();
      case PAYER_ACCEPT -> move(route.part("recurrence"), "approved", now);
      case PAYER_CANCEL -> cancel(route.part("recurrence"), body, now);
      default -> mock(body, now);
    };
  }

  /** A receiver elsewhere asks; no response body, as for all of QI Tech's mocks. */
  private Response mock(ObjectNode sent, Instant now) {
    boolean complete =
        Json.text(sent, "request_control_key").isPresent()
            && Json.text(sent, "recurrence_type").isPresent()
            && Json.text(sent, "periodicity").isPresent()
            && Json.text(sent, "start_date").isPresent();
    if (!complete) return Errors.schema().response();
    String key = Ids.uuid(chance);
    ObjectNode made =
        Json.object()
            .put("account_key", FakeQiTech.ACCOUNT_KEY)
            .put("incoming_recurrence_key", key)
            .put(STATUS, "pending_confirmation");
    made.setAll(sent);
    made.put("created_at", Replies.stamp(now)).put("updated_at", Replies.stamp(now));
    recurrences.put(key, made);
    webhooks.incomingRecurrence(made, now);
    return Response.empty(200);
  }

  private Response get(String key) {
    return found(key)
        .map(it -> Response.json(200, it))
        .orElseGet(() -> Assumed.recurrenceNotFound(key).response());
  }

  private Response list() {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("incoming_recurrences");
    recurrences.values().forEach(list::add);
    return Response.json(200, body);
  }

  private Response cancel(String key, ObjectNode body, Instant now) {
    boolean asked = Json.text(body, STATUS).filter("cancelled"::equals).isPresent();
    return asked ? move(key, "cancelled", now) : Errors.schema().response();
  }

  private Response move(String key, String status, Instant now) {
    Optional<ObjectNode> found = found(key);
    if (found.isEmpty()) return Assumed.recurrenceNotFound(key).response();
    ObjectNode it = found.get();
    if (it.path(STATUS).asString().equals("cancelled")) return Errors.schema().response();
    it.put(STATUS, status).put("updated_at", Replies.stamp(now));
    return Response.json(
        200,
        Json.object()
            .put("incoming_recurrence_key", key)
            .put(STATUS, status)
            .put("created_at", it.path("created_at").asString())
            .put("updated_at", it.path("updated_at").asString()));
  }

  private Optional<ObjectNode> found(String key) {
    return Optional.ofNullable(recurrences.get(key));
  }
}

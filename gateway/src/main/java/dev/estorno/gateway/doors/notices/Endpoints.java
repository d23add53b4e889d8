package dev.estorno.gateway.doors.notices;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.Fields;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Parameters;
import dev.estorno.gateway.doors.kit.StrictJson;
import dev.estorno.gateway.intake.Ids;
import dev.estorno.gateway.outbox.Signatures;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.NoticeType;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.providers.Body;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where a merchant wants notices: registered, changed, removed. */
final class Endpoints {
  static final int ENDPOINTS_MAX = 20;
  static final String BY_HAND = "by_hand";

  private final Outbox outbox;
  private final EndpointReader reader;
  private final InstantSource clock;
  private final RandomGenerator chance;

  Endpoints(Outbox outbox, EndpointReader reader, InstantSource clock, RandomGenerator chance) {
    this.outbox = outbox;
    this.reader = reader;
    this.clock = clock;
    this.chance = chance;
  }

  HttpResponse create(HttpRequest request, MerchantId who) {
    var fields =
        new Fields(StrictJson.object(request)).onlyKnown(List.of("url", "description", "types"));
    Instant now = now(clock);
    Secret secret = Signatures.newSecret(chance);
    var endpoint =
        new Endpoint(
            new Endpoint.Key(who, new Ids(chance).text("end_", now)),
            reader.url(fields),
            EndpointReader.description(fields).orElse(""),
            EndpointReader.types(fields).orElse(Set.of()),
            List.of(new Endpoint.Signing(secret, Optional.empty())),
            Health.fresh(now),
            now);
    if (!outbox.register(endpoint, ENDPOINTS_MAX)) {
      throw Complaint.of(
          Fault.TOO_MANY_ENDPOINTS,
          "you have " + ENDPOINTS_MAX + " endpoints",
          "remove one that is not needed any more");
    }
    return HttpResponse.json(201, EndpointJson.withSecret(endpoint, 0, now, secret))
        .header("Location", EndpointJson.path(endpoint.key()));
  }

  HttpResponse list(HttpRequest request, MerchantId who) {
    Parameters.of(request, Set.of());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode items = json.putArray("items");
    for (Endpoint it : outbox.endpoints(who)) {
      items.add(EndpointJson.of(it, outbox.waiting(it.key()), now(clock)));
    }
    return HttpResponse.json(200, json.putNull("next_cursor"));
  }

  HttpResponse one(MerchantId who, String id) {
    return shown(find(outbox, who, id));
  }

  HttpResponse change(HttpRequest request, MerchantId who, String id) {
    Endpoint.Key key = find(outbox, who, id).key();
    var fields =
        new Fields(StrictJson.object(request))
            .onlyKnown(List.of("url", "description", "types", "enabled"));
    Optional<URI> url = reader.maybeUrl(fields);
    Optional<String> description = EndpointReader.description(fields);
    Optional<Set<NoticeType>> types = EndpointReader.types(fields);
    Optional<Boolean> enabled = fields.maybeFlag("enabled");
    Instant now = now(clock);
    return outbox
        .change(
            key,
            it ->
                new Endpoint(
                    it.key(),
                    url.orElse(it.url()),
                    description.orElse(it.description()),
                    types.orElse(it.types()),
                    it.secrets(),
                    health(it.health(), url.isPresent(), enabled, now),
                    it.createdAt()))
        .map(this::shown)
        .orElseThrow(Endpoints::unknown);
  }

  /** Who enables it, or moves it, says that it works now: what was held back is let go. */
  private static Health health(
      Health before, boolean moved, Optional<Boolean> enabled, Instant now) {
    if (enabled.isPresent() && !enabled.get()) {
      return before.takesNotices() ? before.disabled(BY_HAND, now) : before;
    }
    boolean putRight = enabled.isPresent() || (moved && before.takesNotices());
    boolean fine = before.standing() == Health.Standing.OPEN && before.failingSince().isEmpty();
    return putRight && !fine ? Health.fresh(now) : before;
  }

  /** Its row stays until nothing speaks of it any more; its secrets go at once. */
  HttpResponse remove(MerchantId who, String id) {
    Instant now = now(clock);
    var _ =
        outbox
            .change(
                new Endpoint.Key(who, id), it -> it.with(List.of()).with(it.health().removed(now)))
            .orElseThrow(Endpoints::unknown);
    return new HttpResponse(204, Map.of(), Body.EMPTY);
  }

  private HttpResponse shown(Endpoint it) {
    return HttpResponse.json(200, EndpointJson.of(it, outbox.waiting(it.key()), now(clock)));
  }

  /** Another merchant's endpoint is as unknown as one that never was. */
  static Endpoint find(Outbox outbox, MerchantId who, String id) {
    return outbox.endpoint(new Endpoint.Key(who, id)).orElseThrow(Endpoints::unknown);
  }

  static Complaint unknown() {
    return Complaint.of(
        Fault.NOT_FOUND,
        "you have no endpoint of that id",
        "use an id that GET /v1/endpoints lists");
  }

  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package dev.estorno.gateway.doors.notices;

import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.NoticeType;
import dev.estorno.gateway.view.Rfc3339;
import dev.estorno.providers.Secret;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An endpoint as its merchant sees it. All members are always there, but for the secret. */
final class EndpointJson {
  private EndpointJson() {}

  static String path(Endpoint.Key key) {
    return "/v1/endpoints/" + key.id();
  }

  /** With the secret in clear: the one time that the merchant is told it. */
  static ObjectNode withSecret(Endpoint it, long waiting, Instant now, Secret secret) {
    return of(it, waiting, now).put("secret", secret.reveal());
  }

  static ObjectNode of(Endpoint it, long waiting, Instant now) {
    Health health = it.health();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", it.key().id());
    json.put("url", it.url().toString());
    textOrNull(json, "description", it.description());
    ArrayNode types = json.putArray("types");
    it.types().stream().map(NoticeType::word).sorted().forEach(types::add);
    json.put("enabled", health.takesNotices());
    json.put("health", word(health));
    disabled(json, health);
    timeOrNull(json, "failing_since", health.failingSince());
    textOrNull(json, "last_failure", health.trouble());
    timeOrNull(json, "next_try_at", nextTry(health));
    json.put("waiting", waiting);
    ArrayNode secrets = json.putArray("secrets");
    it.secrets().stream()
        .filter(secret -> secret.isValid(now))
        .forEach(secret -> timeOrNull(secrets.addObject(), "ends_at", secret.until()));
    json.put("created_at", Rfc3339.write(it.createdAt()));
    json.putObject("links")
        .put("self", path(it.key()))
        .put("deliveries", path(it.key()) + "/deliveries");
    return json;
  }

  private static String word(Health health) {
    return switch (health.standing()) {
      case OPEN -> health.failingSince().isEmpty() ? "fine" : "failing";
      case HELD -> "failing";
      case DISABLED, REMOVED -> "disabled";
    };
  }

  private static void disabled(ObjectNode json, Health health) {
    if (health.takesNotices()) {
      json.putNull("disabled");
    } else {
      json.putObject("disabled")
          .put("reason", health.why())
          .put("at", Rfc3339.write(health.since()));
    }
  }

  /** While it is held there is one; otherwise each delivery has its own. */
  private static Optional<Instant> nextTry(Health health) {
    return health.standing() == Health.Standing.HELD ? health.turnAt() : Optional.empty();
  }

  static void timeOrNull(ObjectNode json, String name, Optional<Instant> time) {
    textOrNull(json, name, time.map(Rfc3339::write).orElse(""));
  }

  static void textOrNull(ObjectNode json, String name, String text) {
    if (text.isEmpty()) {
      json.putNull(name);
    } else {
      json.put(name, text);
    }
  }
}

package dev.estorno.gateway.doors.notices;

import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.view.Rfc3339;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A notice, and its way to an endpoint, as their merchant sees them. */
final class NoticeJson {
  private static final JsonMapper JSON = new JsonMapper();

  private NoticeJson() {}

  static String path(String id) {
    return "/v1/notices/" + id;
  }

  static ObjectNode of(Notice it) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", it.id());
    json.put("type", it.type().word());
    json.put("version", it.version());
    EndpointJson.textOrNull(json, "cancellation", it.cancellation());
    json.put("at", Rfc3339.write(it.at()));
    json.set("body", JSON.readTree(it.body()));
    json.putObject("links").put("self", path(it.id()));
    return json;
  }

  static ObjectNode of(Delivery it) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("notice", it.notice());
    json.put("endpoint", it.endpoint().id());
    json.put("state", word(it.state()));
    json.put("attempts", it.attempts());
    json.put("since", Rfc3339.write(it.since()));
    EndpointJson.timeOrNull(json, "due_at", it.dueAt());
    EndpointJson.timeOrNull(json, "ended_at", it.endedAt());
    if (it.status().isPresent()) {
      json.put("last_status", it.status().getAsInt());
    } else {
      json.putNull("last_status");
    }
    EndpointJson.textOrNull(json, "last_failure", it.trouble());
    return json;
  }

  /** That it is being sent at this very moment is nobody's business. */
  static String word(Delivery.State state) {
    return switch (state) {
      case WAITING, SENDING -> "waiting";
      case DELIVERED -> "delivered";
      case GIVEN_UP -> "given_up";
    };
  }
}

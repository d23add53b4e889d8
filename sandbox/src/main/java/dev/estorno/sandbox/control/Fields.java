package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Nearest;
import dev.estorno.sandbox.kit.Json;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads control requests strictly: a typo must not become a default. */
final class Fields {

  private static final long MINOR_MAX = 1_000_000_000_000_000L;

  private Fields() {}

  static ObjectNode object(Exchange exchange) {
    return exchange
        .body()
        .json()
        .filter(JsonNode::isObject)
        .map(JsonNode::asObject)
        .orElseThrow(() -> ControlProblem.bad("", "the body must be a JSON object"));
  }

  static String required(ObjectNode body, String field) {
    return Json.text(body, field)
        .orElseThrow(() -> ControlProblem.bad(field, "\"" + field + "\" is needed"));
  }

  static void onlyKnown(ObjectNode body, List<String> known) {
    for (String field : body.propertyNames()) {
      if (!known.contains(field)) throw ControlProblem.bad(field, Nearest.remedy(field, known));
    }
  }

  static OptionalLong minor(ObjectNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) return OptionalLong.empty();
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    if (!whole || value.longValue() < 0 || value.longValue() > MINOR_MAX) {
      throw ControlProblem.bad(field, "minor units: a whole number from 0 to " + MINOR_MAX);
    }
    return OptionalLong.of(value.longValue());
  }
}

package dev.estorno.sandbox.kit;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees, read leniently and written plainly; numbers keep every digit. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The tree; empty when the bytes are not one JSON value (nothing at all is not one). */
  public static Optional<JsonNode> parse(byte[] bytes) {
    try {
      return Optional.of(MAPPER.readTree(bytes)).filter(node -> !node.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** The object in the bytes; an empty one when there is none: no JSON, a list, a bare value. */
  public static ObjectNode objectOrEmpty(byte[] bytes) {
    return parse(bytes).filter(JsonNode::isObject).map(JsonNode::asObject).orElseGet(Json::object);
  }

  /** A field's value as text, numbers and flags included; empty for absent, null, "", lists. */
  public static Optional<String> text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isNumber()) return Optional.of(plain(value.decimalValue()));
    if (!value.isString() && !value.isBoolean()) return Optional.empty();
    return Optional.of(value.asString().strip()).filter(text -> !text.isEmpty());
  }

  private static String plain(BigDecimal number) {
    // 1e999999999 is a short text, and must stay one.
    return Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  public static String string(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }
}

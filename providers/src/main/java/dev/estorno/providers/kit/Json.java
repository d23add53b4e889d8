package dev.estorno.providers.kit;

import dev.estorno.core.PaymentRef;
import dev.estorno.providers.Body;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON value from outside. What is absent, or not of the kind asked for, is empty: reading never
 * throws, and never guesses. Prints nothing of itself: it may hold personal data.
 */
public final class Json {
  // The same name twice is rubbish: which of the two would be true?
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private final JsonNode node;

  private Json(JsonNode node) {
    this.node = node;
  }

  /** What the bytes hold; of rubbish, a value that holds nothing. */
  public static Json read(Body body) {
    try {
      return new Json(MAPPER.readTree(body.bytes()));
    } catch (JacksonException _) {
      // No failure of ours: "not JSON" is something that providers do say.
      return new Json(MissingNode.getInstance());
    }
  }

  /** Our own record, or a map or list, as JSON text. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public boolean isObject() {
    return node.isObject();
  }

  public boolean isList() {
    return node.isArray();
  }

  public Json at(String name) {
    return new Json(node.path(name));
  }

  /** The members of a list; of anything else, none. */
  public List<Json> items() {
    return node.isArray() ? node.valueStream().map(Json::new).toList() : List.of();
  }

  /** The text under that name, stripped; empty when blank, or no text. */
  public Optional<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isString()
        ? Optional.of(value.stringValue().strip()).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  /** An id, sent as text or as a whole number; empty when it could not name a payment of ours. */
  public Optional<String> id(String name) {
    JsonNode value = node.path(name);
    Optional<String> id =
        value.isIntegralNumber() ? Optional.of(value.bigIntegerValue().toString()) : text(name);
    return id.filter(it -> it.length() <= PaymentRef.REFERENCE_LENGTH_MAX)
        .filter(it -> it.chars().noneMatch(Character::isISOControl))
        .filter(it -> it.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
  }

  /** A number, sent as a number or as text such as {@code "20.51"}; exact. */
  public Optional<BigDecimal> decimal(String name) {
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return Optional.of(value.decimalValue());
    }
    return text(name).filter(it -> DECIMAL.matcher(it).matches()).map(BigDecimal::new);
  }

  @Override
  public String toString() {
    return "JSON " + node.getNodeType();
  }
}

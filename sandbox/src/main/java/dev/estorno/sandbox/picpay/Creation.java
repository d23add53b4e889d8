package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.kit.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of {@code POST /payments}. */
final class Creation {

  /** PHP's DATE_ISO8601 writes the offset without a colon, and real clients send it. */
  private static final DateTimeFormatter PHP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssZ", Locale.ROOT);

  private static final int YEAR_MAX = 9999;

  /** The order's terms, if nothing is wrong. */
  record Read(Optional<Order.Terms> terms, List<Fields.Wrong> wrongs) {}

  private Creation() {}

  /** The order in which errors are listed is the one that a real answer was seen to have. */
  static Read read(ObjectNode body, Instant now) {
    Fields fields = new Fields(body);
    String reference = fields.required("referenceId");
    long value = value(fields);
    String callbackUrl = fields.required("callbackUrl");
    checkBuyer(fields);
    Instant expiresAt = expiresAt(fields, now);
    checkPurchaseMode(fields);
    boolean autoCapture = !fields.text("autoCapture").orElse("true").equals("false");
    if (!fields.wrongs().isEmpty()) return new Read(Optional.empty(), fields.wrongs());
    JsonNode info = body.path("additionalInfo");
    return new Read(
        Optional.of(
            new Order.Terms(reference, value, callbackUrl, expiresAt, autoCapture, 0, info)),
        List.of());
  }

  private static long value(Fields fields) {
    fields.required("value");
    OptionalLong value = fields.reais("value");
    if (value.isPresent() && value.getAsLong() <= 0) {
      fields.wrong("value", Assumed.VALUE_NOT_POSITIVE);
    }
    return value.orElse(0);
  }

  private static void checkBuyer(Fields fields) {
    JsonNode buyer = fields.node("buyer");
    if (!buyer.isObject()) fields.wrong("buyer", Texts.required("buyer"));
    if (Json.text(buyer, "document").isEmpty()) {
      fields.wrong("buyer.document", Texts.required("buyer.document"));
    }
  }

  private static void checkPurchaseMode(Fields fields) {
    String mode = fields.text("purchaseMode").orElse("online");
    if (!List.of("online", "in-store").contains(mode)) {
      fields.wrong("purchaseMode", Assumed.PURCHASE_MODE_UNKNOWN);
    }
  }

  private static Instant expiresAt(Fields fields, Instant now) {
    Instant fallback = now.plus(Assumed.EXPIRES_AFTER);
    Optional<String> text = fields.text("expiresAt");
    if (text.isEmpty()) return fallback;
    Optional<Instant> read = time(text.get().replace(' ', 'T'));
    if (read.isEmpty()) fields.wrong("expiresAt", Assumed.EXPIRES_AT_NO_DATE);
    return read.orElse(fallback);
  }

  private static Optional<Instant> time(String text) {
    return Stream.<Reader>of(Creation::iso, Creation::php, Creation::local)
        .flatMap(reader -> attempt(reader, text).stream())
        .filter(time -> Math.abs(time.getYear()) <= YEAR_MAX)
        .map(OffsetDateTime::toInstant)
        .findFirst();
  }

  private static Optional<OffsetDateTime> attempt(Reader reader, String text) {
    try {
      return Optional.of(reader.read(text));
    } catch (DateTimeException anotherForm) {
      return Optional.empty();
    }
  }

  private interface Reader {
    OffsetDateTime read(String text);
  }

  private static OffsetDateTime iso(String text) {
    return OffsetDateTime.parse(text);
  }

  private static OffsetDateTime php(String text) {
    return OffsetDateTime.parse(text, PHP);
  }

  private static OffsetDateTime local(String text) {
    return LocalDateTime.parse(text).atZone(Assumed.ZONE).toOffsetDateTime();
  }
}

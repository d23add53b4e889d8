package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.kit.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a charge is to be made with, and finds the first thing that is wrong with it. */
final class Creation {

  /** "The number of seconds to increment must be between 3600 and 604800" (page "PIX"). */
  private static final Duration EXPIRY_MIN = Duration.ofHours(1);

  private static final Duration EXPIRY_MAX = Duration.ofDays(7);
  private static final int KEY_LENGTH_MAX = 200;

  /** "Only a combination of uppercase and lowercase letters, numbers and spaces is allowed." */
  private static final String NAME = "[A-Za-z0-9 -]+";

  private final ObjectNode body;
  private final String path;
  private final Instant now;
  private final List<String> wrongs = new ArrayList<>();

  /**
   * @param path the last word of the path it was sent to: {@code pix}, {@code ame}...
   */
  Creation(ObjectNode body, String path, Instant now) {
    this.body = body;
    this.path = path;
    this.now = now;
    check();
  }

  /** What is wrong first; empty when nothing is. */
  Optional<String> wrong() {
    return wrongs.stream().findFirst();
  }

  /** What the charge is made with, if nothing is wrong. */
  Charge.Terms terms() {
    Method method = method().orElseThrow();
    return new Charge.Terms(key(), method, body.path("amount").longValue(), expiry(method), body);
  }

  String key() {
    return text("idempotencyKey").orElse("");
  }

  /** "Must set to false to create an authorization" (page "Authorization And Capture"). */
  boolean isCaptured() {
    return body.path("capture").asBoolean(true);
  }

  private void check() {
    for (String field : new String[] {"idempotencyKey", "currency", "country", "paymentMethod"}) {
      if (text(field).isEmpty()) wrongs.add(Assumed.required(field));
    }
    if (key().length() > KEY_LENGTH_MAX) invalid("idempotencyKey", "it is too long");
    JsonNode amount = body.path("amount");
    if (amount.isMissingNode() || amount.isNull()) wrongs.add(Assumed.required("amount"));
    else if (!amount.isIntegralNumber() || !amount.canConvertToInt() || amount.intValue() <= 0) {
      invalid("amount", "a whole number above zero");
    }
    one("currency", "BRL", "USD");
    one("country", "BR");
    one("paymentFlow", "DIRECT", "REDIRECT");
    Optional<Method> method = method();
    if (method.isEmpty()) invalid("paymentMethod", "it cannot be paid at /" + path);
    checkPayer(method);
    method.ifPresent(this::checkMethod);
  }

  private void checkPayer(Optional<Method> method) {
    JsonNode payer = body.path("payer");
    if (!payer.isObject()) wrongs.add(Assumed.required("payer"));
    Json.text(payer, "name")
        .filter(name -> !name.matches(NAME))
        .ifPresent(_ -> invalid("payer.name", "letters, digits and spaces, without accents"));
    Json.text(payer.path("document"), "type")
        .filter(type -> !type.equals("CPF") && !type.equals("CNPJ"))
        .ifPresent(_ -> invalid("payer.document.type", "CPF or CNPJ"));
    Json.text(payer.path("billingAddress"), "state")
        .filter(state -> !state.matches("[A-Za-z]{2}"))
        .ifPresent(_ -> invalid("payer.billingAddress.state", "an abbreviation, such as SP"));
    Json.text(payer, "phone")
        .filter(phone -> method.filter(Method::wantsCountryCode).isPresent())
        .filter(phone -> !phone.startsWith("+55"))
        .ifPresent(_ -> invalid("payer.phone", "with +55 in front"));
  }

  private void checkMethod(Method method) {
    boolean card = body.path("card").isObject() || text("cardId").isPresent();
    if (method.isCard() && !card) wrongs.add(Assumed.required("card"));
    Optional<Instant> expiry = expiry(method);
    if (expiry.isEmpty()) return;
    Duration increment = Duration.between(now, expiry.get());
    if (increment.compareTo(EXPIRY_MIN) < 0 || increment.compareTo(EXPIRY_MAX) > 0) {
      invalid("expirationInfo.expiresAt", "between 3600 and 604800 seconds from now");
    }
  }

  private Optional<Instant> expiry(Method method) {
    if (method != Method.PIX_DYNAMIC_QR) return Optional.empty();
    JsonNode sent = body.path("expirationInfo").path("expiresAt");
    if (sent.isMissingNode() || sent.isNull()) return Optional.of(now.plus(Assumed.PIX_LASTS));
    try {
      boolean whole = sent.isIntegralNumber() && sent.canConvertToLong();
      return Optional.of(whole ? Instant.ofEpochSecond(sent.longValue()) : Instant.EPOCH);
    } catch (DateTimeException outOfAllTime) {
      return Optional.of(Instant.EPOCH);
    }
  }

  private Optional<Method> method() {
    return text("paymentMethod").flatMap(name -> Method.of(name, path));
  }

  private void one(String field, String... allowed) {
    text(field)
        .filter(word -> !List.of(allowed).contains(word))
        .ifPresent(_ -> invalid(field, String.join(" or ", allowed)));
  }

  private void invalid(String field, String rule) {
    wrongs.add(Assumed.invalid(field, rule));
  }

  private Optional<String> text(String field) {
    return Json.text(body, field);
  }
}

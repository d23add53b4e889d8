package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.liquido.Charge.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Liquido answers, field for field and in the order of the founding document (page "Cancel a
 * Payment", read 2026-11): one shape for everything about a charge.
 */
final class Replies {

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'GMT'xxx", Locale.ROOT)
          .withZone(Assumed.ZONE);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Replies() {}

  static ObjectNode charge(Charge charge) {
    ObjectNode body = head(charge.status, charge.error.orElse(""));
    body.put("idempotencyKey", charge.terms.key()).put("referenceId", charge.terms.key());
    money(body, charge.terms.amount(), charge);
    times(body, charge.createdAt, charge.finalAt);
    tail(body, charge, charge.status, charge.terms.request());
    body.set("transferDetails", charge.details);
    JsonNode subMerchant = charge.terms.request().path("subMerchantId");
    if (!subMerchant.isMissingNode()) body.set("subMerchantId", subMerchant);
    return body;
  }

  /** A refund says whose it is in {@code referenceId}, and shows no details. */
  static ObjectNode refund(Charge.Refund refund) {
    Charge charge = refund.charge;
    boolean failed = refund.status == Status.FAILED;
    ObjectNode body = head(refund.status, failed ? Assumed.REFUND_FAILED : "");
    body.put("idempotencyKey", refund.key).put("referenceId", charge.terms.key());
    money(body, refund.amount, charge);
    times(body, refund.createdAt, refund.finalAt);
    tail(body, charge, refund.status, refund.request);
    return body;
  }

  /** The charge, with the failure of its cancellation in the status's place. */
  static ObjectNode cancelFailed(Charge charge) {
    return charge(charge)
        .put("transferStatusCode", Assumed.FAILED_CODE)
        .put("transferErrorMsg", Assumed.CANCEL_FAILED)
        .put("transferStatus", Status.FAILED.name());
  }

  static Response error(int status, String text) {
    return Response.json(
        status,
        Json.object()
            .put("transferStatusCode", status)
            .put("transferErrorMsg", text)
            .put("transferStatus", Status.FAILED.name()));
  }

  /** What the API gateway says, before Liquido hears anything. */
  static Response message(int status, String text) {
    return Response.json(status, Json.object().put("message", text));
  }

  static String utc(Instant time) {
    return UTC.format(time);
  }

  private static ObjectNode head(Status status, String error) {
    ObjectNode body = Json.object().put("transferStatusCode", status.code());
    return error.isEmpty() ? body.putNull("transferErrorMsg") : body.put("transferErrorMsg", error);
  }

  private static void money(ObjectNode body, long amount, Charge charge) {
    JsonNode request = charge.terms.request();
    String currency = request.path("currency").asString("");
    long finalAmount = currency.equals("USD") ? amount * Assumed.REAIS_PER_DOLLAR : amount;
    body.put("paymentMethod", charge.terms.method().name())
        .put("amount", amount)
        .put("currency", currency)
        .put("country", request.path("country").asString(""))
        .put("finalAmount", finalAmount)
        .put("finalCurrency", "BRL");
  }

  private static void times(ObjectNode body, Instant createdAt, Optional<Instant> finalAt) {
    body.put("createTime", LOCAL.format(createdAt))
        .put("scheduledTime", LOCAL.format(createdAt.plus(Assumed.SCHEDULED_AFTER)));
    finalAt
        .map(LOCAL::format)
        .ifPresentOrElse(
            time -> body.put("finalStatusTime", time), () -> body.putNull("finalStatusTime"));
  }

  private static void tail(ObjectNode body, Charge charge, Status status, JsonNode request) {
    body.set("payer", payer(charge.terms.request().path("payer")));
    body.put("transferStatus", status.name());
    body.set("description", orNull(request.path("description")));
    body.set("callbackUrl", orNull(request.path("callbackUrl")));
  }

  /** As sent, in the order in which answers show it. */
  private static ObjectNode payer(JsonNode sent) {
    ObjectNode payer = Json.object();
    for (String field : new String[] {"name", "document", "email", "phone", "billingAddress"}) {
      if (sent.has(field)) payer.set(field, sent.path(field));
    }
    Map<String, JsonNode> more = new TreeMap<>();
    sent.propertyStream().forEach(entry -> more.put(entry.getKey(), entry.getValue()));
    more.forEach(payer::putIfAbsent);
    return payer;
  }

  private static JsonNode orNull(JsonNode sent) {
    return sent.isMissingNode() ? Json.object().nullNode() : sent;
  }
}

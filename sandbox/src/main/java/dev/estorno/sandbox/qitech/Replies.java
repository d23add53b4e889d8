package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Response;
import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.QrPicture;
import dev.estorno.sandbox.kit.Reais;
import dev.estorno.sandbox.qitech.pix.PixTransfer;
import dev.estorno.sandbox.qitech.pix.Reversal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What QI Tech answers, field for field. Amounts are decimals in reais. */
final class Replies {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String QR_CODES = "https://qrcode.sandbox.qitech.app/bacen/rec/";

  private Replies() {}

  static String stamp(Instant instant) {
    return STAMP.format(instant);
  }

  /** {@code GET .../payment_order/KEY}: it does not repeat the order's own key. */
  static ObjectNode order(PaymentOrder it, Batches.Batch batch) {
    ObjectNode body =
        Json.object()
            .put("outgoing_recurrence_spi_id", it.recurrence.spiId)
            .put("payment_order_status", it.status.word())
            .put("reference_date", it.referenceDate.toString())
            .put("payment_order_conciliation_batch_key", batch.key)
            .put("receiver_conciliation_id", it.conciliationId);
    putReais(body, "transaction_amount", it.amount);
    putText(body, "transaction_key", it.paidBy.map(by -> by.transactionKey).orElse(""));
    putText(body, "incoming_pix_transfer_key", it.paidBy.map(by -> by.key).orElse(""));
    body.set("debtor_account_data", account(it.recurrence.payerAccount));
    body.put("created_at", stamp(it.createdAt));
    putText(body, "paid_at", it.paidBy.map(by -> stamp(by.receivedAt)).orElse(""));
    ArrayNode attempts = body.putArray("payment_order_attempts");
    for (PaymentOrder.Attempt attempt : it.attempts) attempts.add(attempt(it, attempt));
    return body;
  }

  /** The list of an account's orders: the same, with the keys that a list needs. */
  static ObjectNode orderInList(PaymentOrder it, Batches.Batch batch) {
    ObjectNode body =
        Json.object()
            .put("payment_order_key", it.key)
            .put("outgoing_recurrence_key", it.recurrence.key);
    body.setAll(order(it, batch));
    return body;
  }

  static ObjectNode cancelled(PaymentOrder it, Batches.Batch batch) {
    return Json.object()
        .put("payment_order_key", it.key)
        .put("payment_order_conciliation_batch_key", batch.key)
        .put("payment_order_status", it.status.word());
  }

  static ObjectNode batch(Batches.Batch it, Instant now) {
    return Json.object()
        .put("payment_order_conciliation_batch_status", it.status(now))
        .put("payment_order_conciliation_batch_type", it.type)
        .put("total_amount", sum(it.counted()))
        .put("conciliated_amount", sum(it.conciliated()))
        .put("total_payment_orders", it.counted().size())
        .put("conciliated_payment_orders", it.conciliated().size())
        .put("reference_date", it.referenceDate.toString())
        .put("created_at", stamp(it.createdAt));
  }

  static ObjectNode batchInList(Batches.Batch it, Instant now) {
    ObjectNode body =
        Json.object()
            .put("payment_order_conciliation_batch_key", it.key)
            .put("account_key", FakeQiTech.ACCOUNT_KEY);
    body.setAll(batch(it, now));
    return body;
  }

  static ObjectNode recurrenceCreated(Recurrence it) {
    ObjectNode body =
        Json.object()
            .put("request_control_key", it.terms.controlKey())
            .put("outgoing_recurrence_key", it.key)
            .put("outgoing_recurrence_spi_id", it.spiId)
            .put("outgoing_recurrence_status", it.status.word())
            .put("created_at", stamp(it.createdAt));
    if (it.terms.hasQrCode()) {
      body.set("qr_code_data", qrCode(it));
      body.put("receiver_conciliation_id", it.conciliationId);
    }
    return body;
  }

  static ObjectNode recurrenceCancelled(Recurrence it) {
    return Json.object()
        .put("outgoing_recurrence_key", it.key)
        .put("outgoing_recurrence_status", it.status.word())
        .put("created_at", stamp(it.createdAt))
        .put("updated_at", stamp(it.updatedAt));
  }

  static ObjectNode recurrence(Recurrence it) {
    ObjectNode sent = it.terms.body();
    ObjectNode body =
        Json.object()
            .put("request_control_key", it.terms.controlKey())
            .put("outgoing_recurrence_key", it.key)
            .put("outgoing_recurrence_spi_id", it.spiId)
            .put("outgoing_recurrence_status", it.status.word())
            .put("periodicity", it.terms.period().word())
            .put("journey_type", it.terms.journey())
            .put("start_date", it.terms.start().toString());
    if (!it.terms.end().equals(LocalDate.MAX)) body.put("end_date", it.terms.end().toString());
    ObjectNode data = amounts(it);
    data.set("retry_configuration", sent.path("retry_configuration").deepCopy());
    body.set("outgoing_recurrence_data", data);
    ObjectNode debtor = sent.path("debtor_data").asObject().deepCopy();
    debtor.set("account_data", account(it.payerAccount));
    body.set("debtor_data", debtor);
    if (it.terms.hasQrCode()) body.set("qr_code_data", qrCode(it));
    if (it.terms.hasInitialPayment()) body.set("initial_payment_data", initialPayment(it));
    return body.put("created_at", stamp(it.createdAt)).put("updated_at", stamp(it.updatedAt));
  }

  static ObjectNode amounts(Recurrence it) {
    ObjectNode data = Json.object();
    JsonNode minimum = it.terms.body().path("minimum_recurrence_amount");
    if (minimum.isNumber()) data.set("minimum_recurrence_amount", minimum);
    else data.putNull("minimum_recurrence_amount");
    putReais(data, "recurrence_amount", it.terms.amount());
    return data;
  }

  static ObjectNode transfer(PixTransfer it, JsonNode payerAccount) {
    ObjectNode body =
        Json.object()
            .put("pix_transfer_key", it.key)
            .put("transaction_key", it.transactionKey)
            .put("end_to_end_id", it.endToEndId)
            .put("pix_transfer_status", "received")
            .put("pix_transfer_type", "manual")
            .put("account_key", FakeQiTech.ACCOUNT_KEY)
            .put("receiver_conciliation_id", it.terms.conciliationId())
            .put("transfer_amount", Reais.of(it.terms.amount()))
            .put("fee_amount", Reais.of(0))
            .putNull("pix_message");
    body.set("source_account", account(payerAccount));
    body.put("created_at", stamp(it.receivedAt));
    ArrayNode reversals = body.putArray("reversals");
    for (Reversal reversal : it.reversals()) {
      reversals
          .addObject()
          .put("end_to_end_id", reversal.endToEndId)
          .put("transfer_amount", Reais.of(reversal.wish.amount()))
          .put("reversal_reason", reversal.wish.reason())
          .put("pix_transfer_status", reversal.status().word())
          .put("pix_transfer_key", reversal.key)
          .put("request_control_key", reversal.wish.controlKey())
          .put("created_at", stamp(reversal.createdAt));
    }
    return body;
  }

  /** The sample calls the amount {@code transaction_amount}, the table {@code transfer_amount}. */
  static ObjectNode reversal(Reversal it) {
    return Json.object()
        .put("reversal_status", it.status().word())
        .put("transaction_amount", Reais.of(it.wish.amount()))
        .put("pix_transfer_key", it.key)
        .put("end_to_end_id", it.endToEndId)
        .put("request_control_key", it.wish.controlKey())
        .put("created_at", stamp(it.createdAt));
  }

  static <T> Response list(String name, List<T> page, Function<T, ObjectNode> each) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray(name);
    page.forEach(it -> list.add(each.apply(it)));
    return Response.json(200, body);
  }

  private static ObjectNode attempt(PaymentOrder order, PaymentOrder.Attempt it) {
    boolean rejected = order.status == PaymentOrder.Status.REJECTED;
    ObjectNode body =
        Json.object()
            .put("payment_order_attempt_key", it.key())
            .put("end_to_end_id", it.endToEndId())
            .put("payment_order_attempt_status", rejected ? "rejected" : "sent");
    if (rejected) {
      body.putObject("payment_order_attempt_error")
          .put("code", "AM04")
          .put("description", "Insufficient funds.")
          .put("translation", "Saldo insuficiente.");
    } else {
      body.putNull("payment_order_attempt_error");
    }
    return body.put("created_at", stamp(it.createdAt()));
  }

  private static ObjectNode qrCode(Recurrence it) {
    String url = QR_CODES + it.qrCodeKey;
    return Json.object()
        .put("qr_code_key", it.qrCodeKey)
        .put("qr_code_url", url)
        .put("qr_code_image", Base64.getEncoder().encodeToString(QrPicture.png(url)));
  }

  private static ObjectNode initialPayment(Recurrence it) {
    ObjectNode body = it.terms.body().path("initial_payment_data").asObject().deepCopy();
    body.put("receiver_conciliation_id", it.conciliationId);
    it.initialPayment.ifPresent(paid ->
        body.putObject("transaction_data")
            .put("transaction_key", paid.transactionKey)
            .put("pix_transfer_key", paid.key)
            .put("end_to_end_id", paid.endToEndId));
    return body;
  }

  private static JsonNode account(JsonNode sent) {
    return sent.isObject() ? sent : Json.object();
  }

  private static BigDecimal sum(List<PaymentOrder> orders) {
    return Reais.of(orders.stream().mapToLong(it -> it.amount.orElse(0)).sum());
  }

  private static void putReais(ObjectNode body, String name, OptionalLong amount) {
    if (amount.isPresent()) body.put(name, Reais.of(amount.getAsLong()));
    else body.putNull(name);
  }

  private static void putText(ObjectNode body, String name, String text) {
    if (text.isEmpty()) body.putNull(name);
    else body.put(name, text);
  }
}

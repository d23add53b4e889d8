package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.kit.Json;
import dev.estorno.sandbox.kit.QrPicture;
import dev.estorno.sandbox.kit.Reais;
import dev.estorno.sandbox.letpay.Payment.Refund;
import dev.estorno.sandbox.letpay.Payment.Status;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What LetPay answers when it says yes, field for field; the names differ from page to page. */
final class Replies {

  private static final DateTimeFormatter LOCAL = utc("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final DateTimeFormatter SPACED = utc("uuuu-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter SECONDS = utc("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DATE = utc("uuuu-MM-dd");
  private static final String REFRESH = "refresh_token";

  private Replies() {}

  /** "Simple PicPay": made and sent. */
  static ObjectNode simple(Payment payment, String refreshToken) {
    ObjectNode body =
        accepted(payment)
            .put("reference_id", payment.terms.referenceId())
            .put("qr_code", qrCode(payment))
            .put("amount", Reais.of(payment.terms.amount()).toPlainString())
            .put("expiration_date", DATE.format(payment.expiresAt))
            .put(REFRESH, refreshToken);
    return totals(body, payment);
  }

  /** "Create Payment Order": made, not sent. */
  static ObjectNode order(Payment payment, String refreshToken) {
    ObjectNode body = Json.object();
    body.putArray("installments")
        .addObject()
        .put("installments", 1)
        .put("amount", number(payment.terms.amount()));
    body.putArray("methods").add("PICPAY");
    body.putObject("payment").put("payment_token", payment.terms.token());
    return totals(body, payment).put(REFRESH, refreshToken);
  }

  /** "Process PicPay Payments": the same things as of a simple one, by other names. */
  static ObjectNode sent(Payment payment, String refreshToken) {
    return accepted(payment)
        .put("picpay_qr_code", qrCode(payment))
        .put("picpay_duedate", DATE.format(payment.expiresAt))
        .put("picpay_amount", Reais.of(payment.terms.amount()).toPlainString())
        .put(REFRESH, refreshToken);
  }

  /** Of a cancel and of a capture: taken, not done. */
  static ObjectNode taken(Payment payment, String refreshToken) {
    return accepted(payment).put(REFRESH, refreshToken);
  }

  /** "Transaction Status". */
  static ObjectNode status(Payment payment, String refreshToken) {
    ObjectNode body = standing(payment);
    body.put("expiration_date", LOCAL.format(payment.expiresAt))
        .put("errorCode", payment.errorCode);
    return more(body, payment).put(REFRESH, refreshToken);
  }

  /** "Transaction Status By Reference": expirationDate here, and no errorCode. */
  static ObjectNode statuses(List<Payment> payments, String refreshToken) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("payments");
    for (Payment payment : payments) {
      ObjectNode one = standing(payment).put("expirationDate", LOCAL.format(payment.expiresAt));
      list.add(more(one, payment));
    }
    return body.put(REFRESH, refreshToken);
  }

  static ObjectNode refundAsked(Refund refund, String refreshToken) {
    return refund(refund, SPACED).put(REFRESH, refreshToken);
  }

  static ObjectNode refundStatus(Refund refund, String refreshToken) {
    return refund(refund, DATE).put(REFRESH, refreshToken);
  }

  /** A bare list, without a refresh_token. */
  static ArrayNode refunds(Payment payment) {
    ArrayNode list = Json.array();
    payment.refunds.forEach(it -> list.add(refund(it, DATE)));
    return list;
  }

  /** "Transaction Details": a report, as far as payments by PicPay have something to report. */
  static ObjectNode details(Payment payment, String refreshToken) {
    ObjectNode body = Json.object();
    body.putObject("general_info")
        .put("transaction_status", payment.status.name())
        .put("transaction_id", payment.terms.token())
        .put("external_id", payment.terms.referenceId())
        .put("project_id", Merchant.CONTRACT);
    Payment.Person person = payment.terms.person();
    body.putObject("customer_info")
        .put("customer_id", person.name())
        .put("tax_id", person.taxId().replaceAll("(?<=^.{3}).*(?=.{2}$)", "******"))
        .put("customer_contact", person.email())
        .put("order_ip", person.ipAddress())
        .put("order_ip_country", "Brazil");
    body.putObject("payment_info")
        .put("order_method", "PICPAY")
        .put("order_method_country", "Brazil")
        .put("order_amount", number(payment.terms.amount()))
        .put("order_currency", "BRL")
        .put("payment_amount", number(payment.terms.amount()))
        .put("payment_currency", "BRL")
        .put("refunded_amount", number(payment.refunded))
        .put("error_code", payment.errorCode)
        .put("expiration_date", SECONDS.format(payment.expiresAt))
        .put("end_to_end_id", "")
        .putArray("flags");
    body.putObject("fee_info").put("total_fee_values", 0).put("merchant_amount", 0).putArray("fee");
    body.putObject("other_info").put("dispute_id", "");
    ArrayNode history = body.putArray("transaction_history");
    for (Payment.Change change : payment.history) {
      history
          .addObject()
          .put("status", change.status().name())
          .put("timestamp", SECONDS.format(change.at()));
    }
    return body.put(REFRESH, refreshToken);
  }

  /** The body of a callback: exactly this, never the status. */
  static String callback(Payment payment) {
    return Json.string(
        Json.object()
            .put("reference_id", payment.terms.referenceId())
            .put("payment_token", payment.terms.token()));
  }

  private static ObjectNode accepted(Payment payment) {
    return Json.object()
        .put("transaction_status", Status.PROCESSING.name())
        .put("payment_token", payment.terms.token());
  }

  private static ObjectNode standing(Payment payment) {
    return Json.object()
        .put("paymentToken", payment.terms.token())
        .put("createdAt", LOCAL.format(payment.createdAt))
        .put("transactionStatus", payment.status.name())
        .put("currency", "BRL")
        .put("amount_received", number(payment.received))
        .put("refunded_amount", number(payment.refunded))
        .put("reference", payment.terms.referenceId());
  }

  private static ObjectNode more(ObjectNode body, Payment payment) {
    if (!payment.cancellation.isEmpty()) {
      body.putObject("cancellation_details").put("description", payment.cancellation);
    }
    if (!payment.terms.extraData().isMissingNode()) {
      body.set("extra_data", payment.terms.extraData());
    }
    return body;
  }

  private static ObjectNode totals(ObjectNode body, Payment payment) {
    BigDecimal amount = number(payment.terms.amount());
    body.putObject("totals")
        .put("amount", amount)
        .put("original_amount", amount)
        .put("original_asset", "BRL")
        .put("customer_fees", 0)
        .put("customer_amount", amount)
        .put("asset", "BRL");
    body.putObject("customer_fees");
    return body;
  }

  private static ObjectNode refund(Refund refund, DateTimeFormatter created) {
    return Json.object()
        .put("refund_id", refund.id)
        .put("payment_token", refund.payment.terms.token())
        .put("created_at", created.format(refund.createdAt))
        .put("refund_status", refund.stage.name());
  }

  /** As the samples write amounts: 10, 33.2, 123.45. */
  private static BigDecimal number(long minor) {
    BigDecimal bare = Reais.of(minor).stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  /** "Base64 zipped PNG": decode, decompress, and it is a picture. */
  private static String qrCode(Payment payment) {
    byte[] png = QrPicture.png("https://app.picpay.com/checkout/" + payment.terms.token());
    return Base64.getEncoder().encodeToString(zipped(png));
  }

  private static byte[] zipped(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length);
      byte[] some = new byte[4096];
      while (!deflater.finished()) packed.write(some, 0, deflater.deflate(some));
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}

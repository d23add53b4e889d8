package dev.estorno.providers.liquido;

import dev.estorno.core.AccountName;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Account;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Talk;
import java.net.URI;
import java.util.Map;

/** Liquido's replies about one charge, and cancellations of it. */
final class Charges {
  static final Liquido LIQUIDO = new Liquido();
  static final String KEY = "k1";
  static final Account ACCOUNT = account("http://127.0.0.1");

  private Charges() {}

  static Account account(String base) {
    return new Account(
        new MerchantId("shop"),
        Liquido.NAME,
        new AccountName("main"),
        URI.create(base),
        Map.of(
            "client_id", new Secret("c id"),
            "client_secret", new Secret("s&cret"),
            "api_key", new Secret("a-key")));
  }

  static Talk cancel(Cancellation it) {
    return LIQUIDO.cancel(it, ACCOUNT);
  }

  static Talk lookUp(Cancellation it) {
    return LIQUIDO.lookUp(it, ACCOUNT);
  }

  static Cancellation whole(OnPaid onPaid) {
    return Samples.whole("liquido", KEY, onPaid);
  }

  static Cancellation part(long minor) {
    return Samples.part("liquido", KEY, minor);
  }

  static Cancellation partOf(Money amount) {
    return Samples.held("liquido", KEY, Extent.part(amount), OnPaid.REFUND, Baseline.unmeasured());
  }

  /** A Pix of 10.00 that stands so, settled shortly before the samples' noon. */
  static Reply charge(String status, String... more) {
    String body =
        "{\"transferStatusCode\":200,\"transferErrorMsg\":null,\"idempotencyKey\":\"k1\","
            + "\"referenceId\":\"k1\",\"paymentMethod\":\"PIX_STATIC_QR\",\"amount\":1000,"
            + "\"currency\":\"BRL\",\"country\":\"BR\",\"finalStatusTime\":"
            + "\"2026-11-19 12:00:00 GMT+08:00\",\"transferStatus\":\"%s\"}";
    String text = body.formatted(status);
    for (String field : more) {
      String name = field.substring(0, field.indexOf(':') + 1);
      text = text.replaceFirst(name + "(\"[^\"]*\"|[^,}]*)", field);
    }
    return Samples.json(200, text);
  }

  static Reply refund(int tries, String status) {
    String body =
        "{\"transferStatusCode\":200,\"transferErrorMsg\":%s,\"idempotencyKey\":\"c1-%d\","
            + "\"referenceId\":\"k1\",\"amount\":1000,\"transferStatus\":\"%s\"}";
    String error = status.equals("FAILED") ? "\"The refund failed\"" : "null";
    return Samples.json(200, body.formatted(error, tries, status));
  }

  static Reply noRefund() {
    return error(404, "The refund does not exist");
  }

  static Reply error(int status, String text) {
    String body =
        "{\"transferStatusCode\":%d,\"transferErrorMsg\":\"%s\",\"transferStatus\":\"FAILED\"}";
    return Samples.json(status, body.formatted(status, text));
  }

  /** What a request asks for, in words. */
  static String asks(Request it) {
    String written = it.method() + " " + it.path() + " " + it.body().text();
    return written
        .replaceFirst("^POST /v1/payments/charges/cancel/k1 \\{}$", "voids")
        .replaceFirst(
            "^POST /v1/payments/charges/refund \\{\"idempotencyKey\":\"c1-(\\d)\",\"referenceId\":"
                + "\"k1\",\"amount\":(\\d+),\"currency\":\"(\\w+)\",\"country\":\"BR\","
                + "\"description\":\"Estorno\"}$",
            "refunds $2 $3, try $1")
        .replaceFirst("^GET /v1/payments/charges/k1 $", "looks")
        .replaceFirst("^GET /v1/payments/charges/refund/c1-(\\d) $", "looks for refund $1");
  }
}

package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.SandboxServer;
import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A shop at Liquido's sandbox, which starts afresh for every test. */
abstract class LiquidoShop {

  static final String CHARGES = "/v1/payments/charges";
  static final String FORM =
      "client_id=sandbox-client&client_secret=sandbox-secret&grant_type=client_credentials";
  static final String PAYER =
      "\"payer\":{\"name\":\"Thiago Gabriel\",\"document\":{\"documentId\":\"00740886967\","
          + "\"type\":\"CPF\"},\"email\":\"thiago@example.com\",\"phone\":\"+5581987654321\"}";

  static SandboxServer server;
  static Shop shop;

  /** The headers of every call. */
  private String[] headers = {};

  @BeforeAll
  static void start() {
    server = SandboxServer.start(0, 1);
    shop = new Shop(server);
  }

  @AfterAll
  static void stop() {
    shop.close();
    server.close();
  }

  @BeforeEach
  void reset() {
    shop.control("POST", "/sandbox/reset", "");
    logIn();
  }

  void logIn() {
    headers = new String[] {"Authorization", "Bearer " + token(), "x-api-key", "sandbox-api-key"};
  }

  static String token() {
    return askToken(FORM).text("access_token");
  }

  static Shop.Reply askToken(String form, String... more) {
    String[] headers = new String[more.length + 2];
    System.arraycopy(more, 0, headers, 2, more.length);
    headers[0] = "Content-Type";
    headers[1] = "application/x-www-form-urlencoded";
    return shop.post("/oauth2/token", form, headers);
  }

  Shop.Reply post(String path, String body) {
    return shop.post(CHARGES + path, body, headers);
  }

  Shop.Reply get(String path) {
    return shop.get(CHARGES + path, headers);
  }

  /** A charge of 10.00, made as a client would, with more fields or other ones. */
  Shop.Reply create(String path, String method, String key, String... more) {
    String body =
        "\"idempotencyKey\":\""
            + key
            + "\",\"amount\":1000,\"currency\":\"BRL\",\"country\":\"BR\",\"paymentMethod\":\""
            + method
            + "\","
            + PAYER;
    return post(
        path, "{" + String.join(",", body, String.join(",", more)).replaceAll(",$", "") + "}");
  }

  /** A Pix charge steered by its description. */
  Shop.Reply steered(String key, String description) {
    return create("/pix", "PIX_DYNAMIC_QR", key, "\"description\":\"" + description + "\"");
  }

  Shop.Reply cancel(String key) {
    return post("/cancel/" + key, "{}");
  }

  Shop.Reply refund(String key, String charge, long amount, String... more) {
    String body =
        "{\"idempotencyKey\":\"%s\",\"referenceId\":\"%s\",\"amount\":%d,\"currency\":\"BRL\","
            + "\"country\":\"BR\"%s}";
    String rest = more.length == 0 ? "" : "," + String.join(",", more);
    return post("/refund", body.formatted(key, charge, amount, rest));
  }

  /** A charge of 10.00 in {@code state}, with more fields of the control API if need be. */
  static String charge(String state, String... more) {
    String fields = "\"provider\":\"liquido\",\"state\":\"" + state + "\"";
    for (String field : more) fields += "," + field;
    return shop.payment(fields).path("reference").asString();
  }

  static void pay(String key) {
    shop.control("POST", "/sandbox/payments/liquido/" + key + "/pay", "");
  }

  static void advance(String by) {
    shop.control("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}");
  }

  static void balance(long minor) {
    String body = "{\"provider\":\"liquido\",\"merchant\":" + minor + "}";
    shop.control("PUT", "/sandbox/balances", body);
  }

  static long balance(String account) {
    return shop.get("/sandbox/balances").json().path("liquido").path(account).longValue();
  }

  String status(String key) {
    return get("/" + key).text("transferStatus");
  }

  /** The body of an error, as it is assumed. */
  static String error(int status, String text) {
    return "{\"transferStatusCode\":"
        + status
        + ",\"transferErrorMsg\":\""
        + text
        + "\",\"transferStatus\":\"FAILED\"}";
  }

  static String effects() {
    StringBuilder text = new StringBuilder();
    for (JsonNode effect : shop.effects()) {
      text.append(effect.path("reference").asString())
          .append(' ')
          .append(effect.path("effect").asString())
          .append(' ')
          .append(effect.path("amount").asString())
          .append('\n');
    }
    return text.toString();
  }
}

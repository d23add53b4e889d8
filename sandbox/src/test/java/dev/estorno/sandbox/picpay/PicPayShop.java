package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.SandboxServer;
import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A shop at PicPay's sandbox, which starts afresh for every test. */
abstract class PicPayShop {

  static final String BASE = "/ecommerce/public/payments";
  static final String[] TOKEN = {"x-picpay-token", "sandbox-picpay-token"};
  static final String VALIDATION = "Algumas propriedades não passaram no teste de validação.";

  static SandboxServer server;
  static Shop shop;

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
  }

  /** An order in {@code state}, with more fields of the control API if need be. */
  static JsonNode order(String state, String... more) {
    String fields = "\"provider\":\"picpay\",\"state\":\"" + state + "\"";
    for (String field : more) fields += "," + field;
    return shop.payment(fields);
  }

  static Shop.Reply create(String body) {
    return shop.post(BASE, body, TOKEN);
  }

  static Shop.Reply status(String reference) {
    return shop.get(BASE + "/" + reference + "/status", TOKEN);
  }

  static Shop.Reply cancel(JsonNode order) {
    return cancel(order, authorization(order));
  }

  static Shop.Reply cancel(JsonNode order, String body) {
    return shop.post(BASE + "/" + reference(order) + "/cancellations", body, TOKEN);
  }

  static Shop.Reply refund(JsonNode order, String amount) {
    String id = order.path("authorization_id").asString("");
    String body = "{\"authorizationId\":\"" + id + "\",\"amount\":" + amount + "}";
    return shop.post(BASE + "/" + reference(order) + "/refunds", body, TOKEN);
  }

  static Shop.Reply capture(JsonNode order, String body) {
    return shop.post(BASE + "/" + reference(order) + "/capture", body, TOKEN);
  }

  static String reference(JsonNode order) {
    return order.path("reference").asString();
  }

  static String authorization(JsonNode order) {
    return "{\"authorizationId\":\"" + order.path("authorization_id").asString("") + "\"}";
  }

  static JsonNode view(JsonNode order) {
    return shop.get("/sandbox/payments/picpay/" + reference(order)).json();
  }

  static void balances(String fields) {
    shop.control("PUT", "/sandbox/balances", "{\"provider\":\"picpay\"," + fields + "}");
  }

  static long balance(String account) {
    return shop.get("/sandbox/balances").json().path("picpay").path(account).longValue();
  }

  /** The body that PicPay gives for one wrong field. */
  static String wrong(String field, String message) {
    return "{\"message\":\""
        + VALIDATION
        + "\",\"errors\":[{\"field\":\""
        + field
        + "\",\"message\":\""
        + message
        + "\"}]}";
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

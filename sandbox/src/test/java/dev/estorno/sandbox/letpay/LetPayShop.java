package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.SandboxServer;
import dev.estorno.sandbox.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A shop at LetPay's sandbox, which starts afresh, at noon, for every test. */
abstract class LetPayShop {

  static final String HEADER = "X-Auth-Token";
  static final String KEYS = "apiKey=sandbox-key&apiSecret=sandbox-secret";
  static final String TAX_ID = "39784045087";

  static SandboxServer server;
  static Shop shop;
  static String token;

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
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"2026-11-20T12:00:00Z\"}");
    token = logIn();
  }

  static String logIn() {
    return shop.post("/auth", KEYS).text("token");
  }

  /** A payment in {@code state}, with more fields of the control API if need be; its token. */
  static String payment(String state, String... more) {
    String fields = "\"provider\":\"letpay\",\"state\":\"" + state + "\"";
    for (String field : more) fields += "," + field;
    return shop.payment(fields).path("reference").asString();
  }

  static Shop.Reply get(String path) {
    return shop.get(path, HEADER, token);
  }

  static Shop.Reply post(String path, String body) {
    return shop.post(path, body, HEADER, token);
  }

  static Shop.Reply send(String method, String path, String body) {
    return shop.send(
        shop.request(path, HEADER, token).method(method, BodyPublishers.ofString(body)));
  }

  static Shop.Reply cancel(String payment) {
    return post("/payment/" + payment + "/cancel", "{\n}");
  }

  static Shop.Reply refund(String payment, String amount) {
    String more = amount.isEmpty() ? "" : ",\"amount\":" + amount;
    return post("/refund", "{\"payment_token\":\"" + payment + "\"" + more + "}");
  }

  static String status(String payment) {
    return get("/payment/" + payment).text("transactionStatus");
  }

  static JsonNode view(String payment) {
    return shop.get("/sandbox/payments/letpay/" + payment).json();
  }

  static void pay(String payment) {
    shop.control("POST", "/sandbox/payments/letpay/" + payment + "/pay", "");
  }

  static void advance(String by) {
    shop.control("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}");
  }

  static long balance(String account) {
    return shop.get("/sandbox/balances").json().path("letpay").path(account).longValue();
  }

  /** One line for each effect, such as {@code voided 1000}. */
  static String effects() {
    StringBuilder text = new StringBuilder();
    for (JsonNode effect : shop.effects()) {
      text.append(effect.path("effect").asString())
          .append(' ')
          .append(effect.path("amount").asString())
          .append('\n');
    }
    return text.toString();
  }

  /** The body with its time and its token, once they were seen to be ones, as T and R. */
  static String bare(Shop.Reply reply) {
    String refresh = "\"refresh_token\":\"[\\w-]+\\.[\\w-]+\\.[\\w-]+\"";
    String stamp = "\"timestamp\":\"2026-11-20T12:0\\d:\\d\\d\\.\\d{3}\\+0000\"";
    return reply
        .body()
        .replaceFirst(refresh, "\"refresh_token\":\"R\"")
        .replaceFirst(stamp, "\"timestamp\":\"T\"");
  }

  static String error(int status, String phrase, String message, String path, String more) {
    return line(
        """
        {"timestamp":"T","status":%d,"error":"%s",
        "message":"%s","path":"%s"%s}\
        """,
        status, phrase, message, path, more);
  }

  static String coded(int status, String phrase, String code, String text, String path) {
    String errors =
        ",\"errors\":[{\"code\":\"%s\",\"description\":\"%s\"}],\"refresh_token\":\"R\""
            .formatted(code, text);
    return error(status, phrase, text, path, errors);
  }

  /** The answer to a cancel or a capture that was taken. */
  static String taken(String payment) {
    return line(
        """
        {"transaction_status":"PROCESSING","payment_token":"%s",
        "refresh_token":"R"}\
        """,
        payment);
  }

  /** A text without its line breaks, filled in. */
  static String line(String text, Object... values) {
    return text.replace("\n", "").formatted(values);
  }

  static void assertDenied(Shop.Reply reply, String path) {
    assertThat(reply.status()).isEqualTo(401);
    assertThat(bare(reply)).isEqualTo(error(401, "Unauthorized", "Access Denied", path, ""));
  }
}

package dev.estorno.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** LetPay's webhooks: unsigned, without the status, and tried for six hours. */
class LetPayCallbacksTest {

  private final SandboxServer server = SandboxServer.start(0, 1);
  private final Shop shop = new Shop(server);
  private final Merchant merchant = new Merchant();

  @BeforeEach
  void aFixedDay() {
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"2026-11-20T12:00:00Z\"}");
  }

  @AfterEach
  void stop() {
    shop.close();
    server.close();
    merchant.close();
  }

  @Test
  void everyChangeOfStatusIsToldInTheSameTwoFields() {
    String payment = payment("PROCESSING");
    shop.control("POST", "/sandbox/payments/letpay/" + payment + "/pay", "");
    merchant.await(1);
    refund(payment, "");
    advance("PT1S");
    merchant.await(2);
    String body = "{\"reference_id\":\"order-7\",\"payment_token\":\"" + payment + "\"}";
    assertThat(merchant.bodies()).containsExactly(body, body);
    assertThat(merchant.received.getFirst().headers().get("Content-type"))
        .containsExactly("application/json");
    assertThat(merchant.received.getFirst().headers().keySet())
        .noneMatch(it -> it.toLowerCase(java.util.Locale.ROOT).contains("sign"));
  }

  @Test
  void aRefundMayHaveAnAddressOfItsOwn() {
    String payment = payment("PAID", "http://127.0.0.1:1/nobody");
    refund(payment, ",\"notification_url\":\"" + merchant.url() + "\"");
    advance("PT1S");
    merchant.await(1);
    assertThat(merchant.received).hasSize(1);
  }

  @Test
  void aMerchantWhoFailsIsToldAgainAfterTwoSecondsAndForSixHours() {
    merchant.answer.set(500);
    String payment = payment("PROCESSING");
    cancel(payment);
    advance("PT1S");
    merchant.await(1);
    int attempts = 1;
    for (int pause = 2; pause <= 8192; pause *= 2) {
      tried(attempts);
      advance("PT" + pause + "S");
      merchant.await(++attempts);
    }
    tried(attempts);
    advance("PT1H27M");
    merchant.await(++attempts);
    tried(attempts);
    advance("P1D");
    assertThat(merchant.received).hasSize(attempts);
    assertThat(attempts).isEqualTo(15);
  }

  @Test
  void any2xxIsDelivery() {
    merchant.answer.set(204);
    String payment = payment("PROCESSING");
    cancel(payment);
    advance("PT1S");
    merchant.await(1);
    tried(1);
    advance("PT6H");
    assertThat(merchant.received).hasSize(1);
  }

  private void tried(int count) {
    Await.until(count + " tried", () -> shop.get("/sandbox/callbacks").json().size() == count);
  }

  private String payment(String state) {
    return payment(state, merchant.url());
  }

  private String payment(String state, String url) {
    JsonNode made =
        shop.payment(
            "\"provider\":\"letpay\",\"reference_id\":\"order-7\","
                + "\"state\":\"%s\",\"notification_url\":\"%s\"".formatted(state, url));
    return made.path("reference").asString();
  }

  private void cancel(String payment) {
    ask("/payment/" + payment + "/cancel", "{}");
  }

  private void refund(String payment, String more) {
    ask("/refund", "{\"payment_token\":\"" + payment + "\"" + more + "}");
  }

  private void ask(String path, String body) {
    String token = shop.post("/auth", "apiKey=sandbox-key&apiSecret=sandbox-secret").text("token");
    assertThat(shop.post(path, body, "X-Auth-Token", token).status()).isEqualTo(200);
  }

  private void advance(String by) {
    shop.control("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}");
  }
}

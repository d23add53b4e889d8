package dev.estorno.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a merchant hears, seen from the merchant's server. */
class CallbacksTest {

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
  void everyChangeOfStatusIsToldWithoutSayingIt() {
    JsonNode created =
        shop.post(
                "/ecommerce/public/payments",
                "{\"referenceId\":\"7\",\"value\":20.51,\"callbackUrl\":\""
                    + merchant.url()
                    + "\",\"buyer\":{\"document\":\"1\"}}",
                "x-picpay-token",
                "sandbox-picpay-token")
            .json();
    assertThat(created.path("referenceId").asString()).isEqualTo("7");
    merchant.await(1);
    String id = pay("7").path("authorization_id").asString();
    merchant.await(2);
    cancel("7", id);
    merchant.await(3);
    String paid = "{\"referenceId\":\"7\",\"authorizationId\":\"" + id + "\"}";
    assertThat(merchant.bodies()).containsExactly("{\"referenceId\":\"7\"}", paid, paid);
    assertThat(merchant.received.getFirst().headers().get("X-seller-token"))
        .containsExactly("sandbox-seller-token");
    assertThat(merchant.received.getFirst().headers().get("Content-type"))
        .containsExactly("application/json");
  }

  @Test
  void expiryIsToldWhenItHappens() {
    order("created");
    advance("PT24H");
    merchant.await(1);
    assertThat(merchant.bodies().getFirst()).doesNotContain("authorizationId");
  }

  @Test
  void puttingAPaymentInAStateTellsNobody() {
    order("paid");
    cancelled(order("paid"));
    merchant.await(1);
    assertThat(merchant.received).hasSize(1);
  }

  @Test
  void aMerchantWhoDoesNotSay200IsToldAgainTwentyOneTimesOnSandboxTime() {
    merchant.answer.set(204);
    cancelled(order("paid"));
    merchant.await(1);
    assertThat(merchant.received).hasSize(1);
    for (int attempt = 2; attempt <= 22; attempt++) {
      awaitTried(attempt - 1);
      advance("PT1H");
      merchant.await(attempt);
    }
    awaitTried(22);
    advance("P30D");
    assertThat(merchant.received).hasSize(22);
  }

  @Test
  void aMerchantWhoSays200IsLeftInPeace() {
    merchant.answer.set(500);
    cancelled(order("paid"));
    merchant.await(1);
    awaitTried(1);
    merchant.answer.set(200);
    advance("PT10S");
    merchant.await(2);
    awaitTried(2);
    advance("P1D");
    assertThat(merchant.received).hasSize(2);
  }

  @Test
  void aCallbackCanBeSentTwice() {
    faults("{\"operation\":\"cancel\",\"fault\":\"duplicate_callback\",\"times\":1}");
    cancelled(order("paid"));
    merchant.await(2);
    assertThat(merchant.bodies().get(0)).isEqualTo(merchant.bodies().get(1));
  }

  @Test
  void aCallbackCanComeLate() {
    faults("{\"operation\":\"pay\",\"fault\":\"late_callback:PT1M\",\"times\":1}");
    String reference = order("created").path("reference").asString();
    String id = pay(reference).path("authorization_id").asString();
    cancel(reference, id);
    merchant.await(1);
    assertThat(merchant.received).hasSize(1);
    advance("PT1M");
    merchant.await(2);
  }

  @Test
  void aCallbackCanBeLost() {
    faults("{\"fault\":\"lose_callback\",\"times\":1}");
    cancelled(order("paid"));
    cancelled(order("paid"));
    merchant.await(1);
    assertThat(merchant.received).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/nobody", "ftp://127.0.0.1/x", "file:///etc/passwd", "not a url",
        "http://", "http://[", "http://a b/", "HTTP://nowhere.invalid/x"
      })
  void aMerchantWhoCannotBeReachedDisturbsNobody(String url) {
    JsonNode order = order("paid", url);
    cancelled(order);
    awaitTried(1);
    String reference = order.path("reference").asString();
    assertThat(shop.get("/sandbox/payments/picpay/" + reference).text("state"))
        .isEqualTo("refunded");
    cancelled(order("paid"));
    merchant.await(1);
  }

  @Test
  void aResetForgetsWhatIsStillOwed() {
    merchant.answer.set(500);
    cancelled(order("paid"));
    merchant.await(1);
    awaitTried(1);
    shop.control("POST", "/sandbox/reset", "");
    advance("P1D");
    assertThat(shop.get("/sandbox/callbacks").json()).isEmpty();
    assertThat(merchant.received).hasSize(1);
  }

  private void awaitTried(int count) {
    Await.until(count + " tried", () -> shop.get("/sandbox/callbacks").json().size() == count);
  }

  private JsonNode order(String state) {
    return order(state, merchant.url());
  }

  private JsonNode order(String state, String url) {
    return shop.payment(
        "\"provider\":\"picpay\",\"state\":\"" + state + "\",\"callback_url\":\"" + url + "\"");
  }

  private JsonNode pay(String reference) {
    return shop.control("POST", "/sandbox/payments/picpay/" + reference + "/pay", "");
  }

  private void cancelled(JsonNode order) {
    cancel(order.path("reference").asString(), order.path("authorization_id").asString());
  }

  private void cancel(String reference, String authorization) {
    Shop.Reply reply =
        shop.post(
            "/ecommerce/public/payments/" + reference + "/cancellations",
            "{\"authorizationId\":\"" + authorization + "\"}",
            "x-picpay-token",
            "sandbox-picpay-token");
    assertThat(reply.status()).isEqualTo(200);
  }

  private void faults(String fault) {
    shop.control("PUT", "/sandbox/faults", "[" + fault + "]");
  }

  private void advance(String by) {
    shop.control("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}");
  }
}

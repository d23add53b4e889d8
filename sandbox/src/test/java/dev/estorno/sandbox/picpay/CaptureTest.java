package dev.estorno.sandbox.picpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Late capture, expiry, and everything else that time does. */
class CaptureTest extends PicPayShop {

  @Test
  void aPartIsCapturedAndTheRestIsReleased() {
    JsonNode order = order("authorized", "\"amount\":10000");
    long payer = balance("payer");
    Shop.Reply reply = capture(order, "{\"amount\":95.99}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames())
        .containsExactly("id", "referenceId", "status", "summary");
    assertThat(reply.text("status")).isEqualTo("paid");
    assertThat(reply.json().path("summary"))
        .hasToString("{\"authorized\":100.00,\"paid\":95.99,\"refunded\":0.00}");
    assertThat(balance("held")).isZero();
    assertThat(balance("payer")).isEqualTo(payer + 401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"amount\":null}", "{\"amount\":\"10.00\"}"})
  void withoutAnAmountAllIsCaptured(String body) {
    JsonNode order = order("authorized");
    assertThat(capture(order, body).json().path("summary").path("paid").asString())
        .isEqualTo("10.00");
  }

  @ParameterizedTest
  @CsvSource({
    "10.01, O valor enviado é maior do que o valor total da transação original.",
    "0, O valor enviado deve ser maior que 0.",
    "-1, O valor enviado deve ser maior que 0.",
    "1.001, O campo amount deve ter no máximo 2 casas decimais.",
  })
  void anAmountThatCannotBeIsRefused(String amount, String message) {
    JsonNode order = order("authorized");
    assertThat(capture(order, "{\"amount\":" + amount + "}").body())
        .isEqualTo(wrong("amount", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "expired", "analysis", "paid", "completed", "refunded"})
  void onlyWhatIsAuthorizedCanBeCaptured(String state) {
    assertThat(capture(order(state), "{}").status()).isEqualTo(422);
  }

  @Test
  void oneCaptureIsAll() {
    JsonNode order = order("authorized");
    capture(order, "{\"amount\":1}");
    assertThat(capture(order, "{\"amount\":1}").status()).isEqualTo(422);
  }

  @Test
  void aPayerOfAnOrderForLateCaptureAuthorizesOnly() {
    JsonNode order = order("created", "\"auto_capture\":false");
    shop.control("POST", "/sandbox/payments/picpay/" + reference(order) + "/pay", "");
    assertThat(status(reference(order)).text("status")).isEqualTo("authorized");
    assertThat(status(reference(order)).text("authorizationId")).matches("[0-9a-f]{24}");
  }

  @Test
  void whatIsNotCapturedWithinFiveDaysIsCancelled() {
    JsonNode order = order("authorized");
    advance("PT119H59M");
    assertThat(status(reference(order)).text("status")).isEqualTo("authorized");
    advance("PT1M");
    assertThat(status(reference(order)).text("status")).isEqualTo("expired");
    assertThat(balance("held")).isZero();
    assertThat(effects()).isEmpty();
    assertThat(capture(order, "{}").status()).isEqualTo(422);
  }

  @Test
  void anUnpaidOrderExpiresWhenItSaysSo() {
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"2026-11-20T12:00:00Z\"}");
    JsonNode order = order("created", "\"expires_at\":\"2026-11-20T13:00:00Z\"");
    advance("PT59M");
    assertThat(view(order).path("state").asString()).isEqualTo("created");
    advance("PT1M");
    assertThat(view(order).path("state").asString()).isEqualTo("expired");
    assertThat(status(reference(order)).text("updatedAt")).startsWith("2026-11-20T13:00:00");
  }

  @Test
  void aPaidOrderDoesNotExpire() {
    JsonNode order = order("created");
    shop.control("POST", "/sandbox/payments/picpay/" + reference(order) + "/pay", "");
    advance("P30D");
    assertThat(status(reference(order)).text("status")).isEqualTo("paid");
  }

  @Test
  void whatIsUnderReviewIsApprovedByPayingItAgain() {
    JsonNode order = order("analysis", "\"cashback\":10");
    long payer = balance("payer");
    shop.control("POST", "/sandbox/payments/picpay/" + reference(order) + "/pay", "");
    assertThat(status(reference(order)).text("status")).isEqualTo("paid");
    assertThat(balance("payer")).isEqualTo(payer + 10);
  }

  private static void advance(String by) {
    shop.control("PUT", "/sandbox/clock", "{\"advance\":\"" + by + "\"}");
  }
}

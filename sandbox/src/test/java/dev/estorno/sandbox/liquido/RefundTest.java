package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /v1/payments/charges/refund}, and {@code GET} of what was refunded. */
class RefundTest extends LiquidoShop {

  @Test
  void aPaidChargeIsRefundedUnderAKeyOfItsOwn() {
    String key = charge("SETTLED");
    Shop.Reply reply = refund("r1", key, 1000, "\"description\":\"refund test\"");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().propertyNames())
        .containsExactly(
            "transferStatusCode",
            "transferErrorMsg",
            "idempotencyKey",
            "referenceId",
            "paymentMethod",
            "amount",
            "currency",
            "country",
            "finalAmount",
            "finalCurrency",
            "createTime",
            "scheduledTime",
            "finalStatusTime",
            "payer",
            "transferStatus",
            "description",
            "callbackUrl");
    assertThat(reply.text("idempotencyKey")).isEqualTo("r1");
    assertThat(reply.text("referenceId")).isEqualTo(key);
    assertThat(reply.text("transferStatus")).isEqualTo("SETTLED");
    assertThat(reply.text("description")).isEqualTo("refund test");
    assertThat(get("/refund/r1").body()).isEqualTo(reply.body());
    assertThat(status(key)).isEqualTo("REFUNDED");
    assertThat(effects()).isEqualTo(key + " refunded 1000\n");
    assertThat(balance("merchant")).isEqualTo(100_000_000);
  }

  @Test
  void partsAreRefundedUntilNothingIsLeft() {
    String key = charge("SETTLED");
    assertThat(refund("r1", key, 300).status()).isEqualTo(200);
    assertThat(status(key)).isEqualTo("SETTLED");
    assertThat(refund("r2", key, 300).status()).isEqualTo(200);
    assertThat(refund("r3", key, 401).body())
        .isEqualTo(error(422, "amount is larger than what is left of the payment"));
    assertThat(refund("r3", key, 400).status()).isEqualTo(200);
    assertThat(status(key)).isEqualTo("REFUNDED");
    assertThat(effects())
        .isEqualTo("K refunded 300\nK refunded 300\nK refunded 400\n".replace("K", key));
  }

  @Test
  void theSameRequestTwiceIsOneRefund() {
    String key = charge("SETTLED");
    Shop.Reply first = refund("r1", key, 300);
    assertThat(refund("r1", key, 300).body()).isEqualTo(first.body());
    Shop.Reply other = refund("r1", key, 301);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body())
        .isEqualTo(error(409, "The idempotencyKey was used with other parameters"));
    assertThat(effects()).isEqualTo(key + " refunded 300\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IN_PROGRESS",
        "AUTHORIZED",
        "FAILED",
        "EXPIRED",
        "CANCELLED",
        "REFUNDED",
        "CHARGED_BACK",
        "INITIAL_STATUS"
      })
  void whatIsNotPaidCannotBeRefunded(String state) {
    String key = charge(state);
    Shop.Reply reply = refund("r1", key, 1000);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("transferErrorMsg"))
        .endsWith("in status " + state + " cannot be refunded");
    assertThat(get("/refund/r1").body()).isEqualTo(error(404, "The refund does not exist"));
    assertThat(effects()).isEmpty();
  }

  @Test
  void aRefundCanEndLater() {
    String key = charge("SETTLED");
    String later = "\"description\":\"finalStatus=SETTLED;asyncFinalizationDelay=10;\"";
    Shop.Reply reply = refund("r1", key, 1000, later);
    assertThat(reply.text("transferStatus")).isEqualTo("IN_PROGRESS");
    assertThat(reply.json().path("finalStatusTime").isNull()).isTrue();
    assertThat(status(key)).isEqualTo("REFUNDING");
    assertThat(effects()).isEmpty();
    assertThat(balance("held")).isEqualTo(1000);
    advance("PT11S");
    assertThat(get("/refund/r1").text("transferStatus")).isEqualTo("SETTLED");
    assertThat(status(key)).isEqualTo("REFUNDED");
    assertThat(effects()).isEqualTo(key + " refunded 1000\n");
  }

  @ParameterizedTest
  @CsvSource({"finalStatus=FAILED;, PT0S", "finalStatus=FAILED;asyncFinalizationDelay=10;, PT11S"})
  void aRefundCanFailAndAnotherTryNeedsAnotherKey(String description, String time) {
    String key = charge("SETTLED");
    String steering = "\"description\":\"" + description + "\"";
    refund("r1", key, 1000, steering);
    advance(time);
    Shop.Reply failed = get("/refund/r1");
    assertThat(failed.text("transferStatus")).isEqualTo("FAILED");
    assertThat(failed.text("transferErrorMsg")).isEqualTo("The refund failed");
    assertThat(status(key)).isEqualTo("SETTLED");
    assertThat(balance("merchant")).isEqualTo(100_001_000);
    assertThat(refund("r1", key, 1000, steering).body()).isEqualTo(failed.body());
    assertThat(effects()).isEmpty();
    assertThat(refund("r2", key, 1000).text("transferStatus")).isEqualTo("SETTLED");
    assertThat(effects()).isEqualTo(key + " refunded 1000\n");
  }

  @Test
  void theControlApiCanLetTheFirstRefundsFailAndAllTakeTime() {
    String key = charge("SETTLED", "\"refunds_failing\":1", "\"refunds_delay\":\"PT5S\"");
    assertThat(refund("r1", key, 1000).text("transferStatus")).isEqualTo("IN_PROGRESS");
    advance("PT6S");
    assertThat(get("/refund/r1").text("transferStatus")).isEqualTo("FAILED");
    refund("r2", key, 1000);
    advance("PT6S");
    assertThat(get("/refund/r2").text("transferStatus")).isEqualTo("SETTLED");
  }

  @Test
  void theMerchantsBalanceMustCoverIt() {
    String key = charge("SETTLED");
    balance(999);
    assertThat(refund("r1", key, 1000).body())
        .isEqualTo(error(422, "Insufficient balance for this refund"));
    assertThat(get("/refund/r1").status()).isEqualTo(404);
    balance(1000);
    assertThat(refund("r1", key, 1000).status()).isEqualTo(200);
  }

  @Test
  void aBoletoIsRefundedToABankAccount() {
    String key = charge("SETTLED", "\"payment_method\":\"BOLETO\"");
    String member = "additionalInfo.bankTransferAccountInfo";
    assertThat(refund("r1", key, 1000).body())
        .isEqualTo(error(422, member + " is required to refund this payment method"));
    String account = "\"additionalInfo\":{\"bankTransferAccountInfo\":{\"bankCode\":\"332\"}}";
    assertThat(refund("r1", key, 1000, account).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "idempotencyKey":"" | idempotencyKey is required
          "referenceId":null  | referenceId is required
          "currency":""       | currency is required
          "country":""        | country is required
          "amount":0          | amount is invalid: a whole number above zero
          "amount":1.5        | amount is invalid: a whole number above zero
          "currency":"USD"    | currency is invalid: the payment's is BRL
          """)
  void whatIsWrongIsNamed(String instead, String answered) {
    String key = charge("SETTLED");
    Shop.Reply reply = refund("r1", key, 1000, instead);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body()).isEqualTo(error(422, answered));
  }

  @Test
  void anUnknownPaymentIsNotFound() {
    Shop.Reply reply = refund("r1", "nobody", 1000);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).isEqualTo(error(404, "The payment does not exist"));
  }

  @Test
  void aChargePutIntoRefundingIsRefundedByAnother() {
    String key = charge("REFUNDING");
    assertThat(status(key)).isEqualTo("REFUNDING");
    advance("PT3M");
    assertThat(status(key)).isEqualTo("REFUNDED");
    assertThat(effects()).isEmpty();
  }
}

package dev.estorno.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** VTEX's cancel over real HTTP, as its page of 2022 and its OpenAPI of 2026 have it. */
class VtexDoorTest {
  private final OpenDoors doors = new OpenDoors();

  @AfterEach
  void close() {
    doors.close();
  }

  @Test
  void theSuccessExampleOfTheFoundingPage() {
    Reply reply =
        doors.caller.send(
            "POST",
            "/vtex/payments/void-B2F246B3CE46469FBDD23039868E95D0/cancellations",
            List.of(
                "X-VTEX-API-AppKey: shop",
                "X-VTEX-API-AppToken: token",
                "Content-Type: application/json",
                "Accept: application/json"),
            """
            {
                "paymentId": "void-B2F246B3CE46469FBDD23039868E95D0",
                "requestId": "007B7D9B3BB4440982D8B6BA04126B01",
                "authorizationId": "AUT-70D2444272"
            }\
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().propertyNames())
        .containsExactlyInAnyOrder("paymentId", "message", "code", "cancellationId", "requestId");
    assertThat(reply.at("paymentId")).isEqualTo("void-B2F246B3CE46469FBDD23039868E95D0");
    assertThat(reply.at("requestId")).isEqualTo("007B7D9B3BB4440982D8B6BA04126B01");
    assertThat(reply.at("code")).isEqualTo("null");
    assertThat(reply.json().path("message").isString()).isTrue();
    assertThat(reply.json().path("cancellationId").stringValue()).startsWith("can_");
  }

  @ParameterizedTest
  @CsvSource({
    "void-1,                     200, null",
    "refund-1,                   200, null",
    "already_settled-1,          501, cancel-manually",
    "already_refunded-1,         501, cancel-manually",
    "deadline_passed-1,          501, cancel-manually",
    "payment_not_found-1,        500, payment-not-found",
    "not_cancellable-1,          501, cancel-manually",
    "partial_not_supported-1,    501, cancel-manually",
    "amount_too_large-1,         501, cancel-manually",
    "charged_back-1,             501, cancel-manually",
    "refund_period_over-1,       501, cancel-manually",
    "merchant_balance_too_low-1, 500, merchant-balance-too-low",
    "payer_balance_too_low-1,    500, payer-balance-too-low",
    "credentials_rejected-1,     500, credentials-rejected",
    "busy-1,                     500, busy",
    "request_rejected-1,         501, cancel-manually",
    "ruled-1,                    501, cancel-manually",
    "odd-1,                      501, cancel-manually",
  })
  void everyEndHasItsStatusAndCode(String paymentId, int status, String code) {
    Reply reply = doors.vtex(paymentId, body(paymentId, "R1", ""), "shop");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at("code")).isEqualTo(code);
    assertThat(reply.at("message")).isNotBlank();
    assertThat(reply.at("paymentId")).isEqualTo(paymentId);
    assertThat(reply.at("requestId")).isEqualTo("R1");
    assertThat(reply.at("cancellationId").startsWith("can_")).isEqualTo(status == 200);
  }

  @ParameterizedTest
  @CsvSource({
    "payment_not_found-1, payment-not-found",
    "charged_back-1, cancel-manually",
    "odd-1, cancel-manually",
  })
  void theOlderStyleSaysEveryFailureWith200AndNoId(String paymentId, String code) {
    Reply reply = doors.vtex(paymentId, body(paymentId, "R1", ""), "shop-legacy");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("code")).isEqualTo(code);
    assertThat(reply.at("cancellationId")).isEqualTo("null");
  }

  @Test
  void whatTakesLongerThanVtexWaitsIsStillProcessing() {
    long before = System.nanoTime();
    Reply reply = doors.vtex("pending-1", body("pending-1", "R1", ""), "shop");
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(3500), Duration.ofSeconds(5));
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.at("code")).isEqualTo("still-processing");
    assertThat(reply.at("cancellationId")).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-VTEX-API-App",
        "X-PROVIDER-API-App",
        "x-vtex-api-app",
        "X-Provider-Api-App",
      })
  void eitherPairOfHeadersIsTakenInAnyCase(String prefix) {
    Reply reply =
        doors.caller.send(
            "POST",
            "/vtex/payments/void-1/cancellations",
            List.of(
                prefix + "Key: shop", prefix + "Token: token", "Content-Type: application/json"),
            body("void-1", "R1", "").getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void bothPairsMaySayTheSame() {
    Reply reply =
        doors.caller.send(
            "POST",
            "/vtex/payments/void-1/cancellations",
            List.of(
                "X-VTEX-API-AppKey: shop",
                "X-VTEX-API-AppToken: token",
                "X-PROVIDER-API-AppKey: shop",
                "X-PROVIDER-API-AppToken: token",
                "Content-Type: application/json"),
            body("void-1", "R1", "").getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"authorizationId\":null",
        ",\"authorizationId\":\"\"",
        ",\"authorizationId\":7,\"tid\":[],\"nsu\":false,\"transactionId\":{}",
        ",\"sandboxMode\":true,\"value\":2300",
        ",\"sandboxMode\":\"false\",\"value\":null",
        ",\"value\":\"many\"",
        ",\"merchantSettings\":[{\"name\":\"a\",\"value\":\"b\"}],\"connectorMetadata\":[]",
        ",\"somethingNew\":{\"deep\":[1,2,3]}",
      })
  void whatIsNotNeededMayBeAbsentOddOrNew(String further) {
    Reply reply = doors.vtex("void-1", body("void-1", "R1", further), "shop");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(doors.toy.asked.element().extent()).isEqualTo(Extent.full());
  }

  @Test
  void theSameRequestIdIsTheSameRequest() {
    Reply first = doors.vtex("void-1", body("void-1", "R1", ""), "shop");
    Reply again = doors.vtex("void-1", body("void-1", "R1", ",\"value\":1"), "shop");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(doors.toy.asked).hasSize(1);
  }

  @Test
  void aNewRequestIdOnACancelledPaymentIsToldTheSameCancellation() {
    Reply first = doors.vtex("void-1", body("void-1", "R1", ""), "shop");
    Reply again = doors.vtex("void-1", body("void-1", "R2", ""), "shop");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.at("requestId")).isEqualTo("R2");
    assertThat(again.at("cancellationId")).isEqualTo(first.at("cancellationId"));
    assertThat(doors.toy.asked).hasSize(1);
  }

  @Test
  void twoPaymentsMayShareARequestId() {
    Reply one = doors.vtex("void-1", body("void-1", "R1", ""), "shop");
    Reply two = doors.vtex("void-2", body("void-2", "R1", ""), "shop");
    assertThat(two.status()).isEqualTo(200);
    assertThat(two.at("cancellationId")).isNotEqualTo(one.at("cancellationId"));
  }

  @Test
  void aFailureThatMayPassIsAskedAnewWithTheSameRequestId() {
    doors.vtex("payment_not_found-1", body("payment_not_found-1", "R1", ""), "shop");
    doors.toy.nowKnows("payment_not_found-1");
    Reply later = doors.vtex("payment_not_found-1", body("payment_not_found-1", "R1", ""), "shop");
    assertThat(later.status()).isEqualTo(200);
    assertThat(doors.toy.asked).hasSize(2);
    Reply again = doors.vtex("payment_not_found-1", body("payment_not_found-1", "R1", ""), "shop");
    assertThat(again.json()).isEqualTo(later.json());
    assertThat(doors.toy.asked).hasSize(2);
  }

  @Test
  void aDefiniteRefusalStaysAndTheProviderIsNotAskedAgain() {
    Reply first = doors.vtex("charged_back-1", body("charged_back-1", "R1", ""), "shop");
    Reply again = doors.vtex("charged_back-1", body("charged_back-1", "R1", ""), "shop");
    assertThat(again.status()).isEqualTo(501);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(doors.toy.asked).hasSize(1);
  }

  @Test
  void theSettingSaysWhichWordNamesThePayment() {
    String ids = ",\"authorizationId\":\"void-A\",\"tid\":\"void-T\"";
    doors.vtex("void-P", body("void-P", "R1", ids), "shop");
    doors.vtex("void-P", body("void-P", "R2", ids), "shop-auth");
    doors.vtex("void-P", body("void-P", "R3", ids), "shop-tid");
    assertThat(doors.toy.asked)
        .extracting(it -> it.payment().reference())
        .containsExactly("void-P", "void-A", "void-T");
  }

  @Test
  void theSameRequestIdWithAnotherMeaningIsRefused() {
    doors.vtex("P1", body("P1", "R1", ",\"authorizationId\":\"void-A\""), "shop-auth");
    Reply other =
        doors.vtex("P1", body("P1", "R1", ",\"authorizationId\":\"void-B\""), "shop-auth");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("code")).isEqualTo("idempotency-key-reused");
    assertThat(other.at("cancellationId")).isEqualTo("null");
    assertThat(doors.toy.asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "shop-cents, 2300,   2300",
    "shop-cents, 2300.0, 2300",
    "shop-cents, 1e2,    100",
    "shop-reais, 23,     2300",
    "shop-reais, 31.9,   3190",
    "shop-reais, 0.01,   1",
  })
  void valueMayBeMadeToCountAsPart(String store, String value, long minor) {
    Reply reply = doors.vtex("void-1", body("void-1", "R1", ",\"value\":" + value), store);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(doors.toy.asked.element().extent()).isEqualTo(Extent.part(Money.brl(minor)));
  }

  @Test
  void twoEqualPartsAreTwoCancellations() {
    String part = ",\"value\":500";
    Reply one = doors.vtex("void-1", body("void-1", "R1", part), "shop-cents");
    Reply two = doors.vtex("void-1", body("void-1", "R2", part), "shop-cents");
    assertThat(two.at("cancellationId")).isNotEqualTo(one.at("cancellationId"));
    assertThat(doors.toy.asked).hasSize(2);
  }

  @Test
  void withoutAValueItIsAFullCancellation() {
    doors.vtex("void-1", body("void-1", "R1", ",\"value\":null"), "shop-cents");
    assertThat(doors.toy.asked.element().extent()).isEqualTo(Extent.full());
  }

  @Test
  void anIdMayHoldAnythingThatAPathCanCarry() {
    String id = "void-2019-02-04T22:53:42-40000 ã/é?";
    Reply reply =
        doors.vtex(
            "void-2019-02-04T22%3A53%3A42-40000%20%C3%A3%2F%C3%A9%3F", body(id, id, ""), "shop");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.at("paymentId")).isEqualTo(id);
    assertThat(reply.at("requestId")).isEqualTo(id);
  }

  @Test
  void manyAtOnceAreToldOneCancellation() throws Exception {
    List<String> ids =
        OpenDoors.atOnce(
            64,
            i ->
                doors.vtex("void-1", body("void-1", "R" + i / 2, ""), "shop").at("cancellationId"));
    assertThat(ids).hasSize(64).containsOnly(ids.getFirst()).allMatch(it -> it.startsWith("can_"));
    assertThat(doors.toy.asked).hasSize(1);
  }

  private static String body(String paymentId, String requestId, String further) {
    return "{\"paymentId\":\""
        + paymentId
        + "\",\"requestId\":\""
        + requestId
        + "\""
        + further
        + "}";
  }
}

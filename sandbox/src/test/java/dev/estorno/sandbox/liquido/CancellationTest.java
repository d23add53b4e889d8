package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/payments/charges/cancel/KEY}. */
class CancellationTest extends LiquidoShop {

  @ParameterizedTest
  @CsvSource({
    "IN_PROGRESS, PIX_STATIC_QR",
    "IN_PROGRESS, PIX_DYNAMIC_QR",
    "IN_PROGRESS, AME_QR",
    "IN_PROGRESS, PIC_PAY",
    "IN_PROGRESS, BOLETO",
    "AUTHORIZED, CREDIT_CARD",
    "AUTHORIZED, CARD",
  })
  void whatIsNotPaidIsCancelled(String state, String method) {
    String key = charge(state, "\"payment_method\":\"" + method + "\"");
    Shop.Reply reply = cancel(key);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("transferStatus")).isEqualTo("CANCELLED");
    assertThat(reply.json().path("transferStatusCode").intValue()).isEqualTo(200);
    assertThat(reply.text("referenceId")).isEqualTo(key);
    assertThat(get("/" + key).body()).isEqualTo(reply.body());
    assertThat(effects()).isEqualTo(key + " voided 1000\n");
    assertThat(balance("held")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "IN_PROGRESS, CREDIT_CARD",
    "SETTLED, PIX_STATIC_QR",
    "SETTLED, CREDIT_CARD",
    "FAILED, PIX_STATIC_QR",
    "EXPIRED, PIX_STATIC_QR",
    "REFUNDING, PIX_STATIC_QR",
    "REFUNDED, PIX_STATIC_QR",
    "CHARGED_BACK, CREDIT_CARD",
    "INITIAL_STATUS, PIX_STATIC_QR",
  })
  void anythingElseStaysAsItIs(String state, String method) {
    String key = charge(state, "\"payment_method\":\"" + method + "\"");
    Shop.Reply reply = cancel(key);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.body())
        .isEqualTo(
            error(422, "A " + method + " payment in status " + state + " cannot be cancelled"));
    assertThat(status(key)).isEqualTo(state);
    assertThat(effects()).isEmpty();
  }

  @Test
  void theSecondTimeIsAnsweredLikeTheFirst() {
    String key = charge("IN_PROGRESS");
    Shop.Reply first = cancel(key);
    advance("PT1H");
    logIn();
    Shop.Reply second = cancel(key);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(effects()).isEqualTo(key + " voided 1000\n");
  }

  @Test
  void whatIsCancelledCannotBePaid() {
    String key = charge("IN_PROGRESS");
    cancel(key);
    assertThat(shop.post("/sandbox/payments/liquido/" + key + "/pay", "").status()).isEqualTo(409);
    advance("PT10M");
    logIn();
    assertThat(status(key)).isEqualTo("CANCELLED");
  }

  @Test
  void anUnknownChargeIsNotFound() {
    assertThat(cancel("nobody").status()).isEqualTo(404);
    assertThat(cancel("nobody").body()).isEqualTo(error(404, "The payment does not exist"));
  }

  @Test
  void sixtyFourAtOnceAreOneEffect() throws Exception {
    String key = charge("IN_PROGRESS");
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Shop.Reply>> calls =
          IntStream.range(0, 64).<Callable<Shop.Reply>>mapToObj(_ -> () -> cancel(key)).toList();
      List<String> said = new ArrayList<>();
      for (Future<Shop.Reply> reply : pool.invokeAll(calls)) {
        said.add(reply.get().text("transferStatus"));
      }
      assertThat(said).hasSize(64).containsOnly("CANCELLED");
    }
    assertThat(effects()).isEqualTo(key + " voided 1000\n");
  }
}

package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /payment/{token}/capture}. */
class CaptureTest extends LetPayShop {

  @Test
  void takesAPartAndLetsTheRestGo() {
    String payment = payment("PRE_AUTHORIZED");
    long before = balance("merchant");
    Shop.Reply reply = capture(payment, "{\"amount\":4}");
    assertThat(bare(reply)).isEqualTo(taken(payment));
    advance("PT1S");
    assertThat(status(payment)).isEqualTo("PAID");
    assertThat(balance("merchant")).isEqualTo(before + 400);
    assertThat(balance("held")).isZero();
    assertThat(get("/payment/" + payment).json().path("amount_received").intValue()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "PRE_AUTHORIZED, 10.01, 422, 00.04.0011",
    "PRE_AUTHORIZED, 1.001, 400, 00.01.0044",
    "PRE_AUTHORIZED, null, 400, 00.01.0044",
    "PAID, 1, 422, 00.04.0010",
    "PROCESSING, 1, 422, 00.04.0010",
    "CANCELED, 1, 422, 00.04.0010",
  })
  void isForWhatIsReserved(String state, String amount, int status, String code) {
    Shop.Reply reply = capture(payment(state), "{\"amount\":" + amount + "}");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().at("/errors/0/code").asString()).isEqualTo(code);
  }

  private static Shop.Reply capture(String payment, String body) {
    return post("/payment/" + payment + "/capture", body);
  }
}

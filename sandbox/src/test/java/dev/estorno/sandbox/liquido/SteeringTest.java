package dev.estorno.sandbox.liquido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page "Sandbox Testing": what the description and the card's number steer, and the clock. */
class SteeringTest extends LiquidoShop {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # description                                    | before | at the end | status
          hello world                                      | PT179S | PT180S     | SETTLED
          finalStatus=SETTLED;asyncFinalizationDelay=10;   | PT9S   | PT10S      | SETTLED
          asyncFinalizationDelay=10                        | PT9S   | PT10S      | SETTLED
          finalStatus=FAILED;asyncFinalizationDelay=10;    | PT9S   | PT10S      | FAILED
          finalStatus=FAILED                               | PT179S | PT180S     | FAILED
          finalStatus=CANCELLED;asyncFinalizationDelay=10; | PT179S | PT180S     | SETTLED
          asyncFinalizationDelay=soon;x                    | PT179S | PT180S     | SETTLED
          """)
  void aPaymentEndsByItself(String description, String before, String end, String status) {
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"2026-11-20T12:00:00Z\"}");
    logIn();
    steered("k1", description);
    atNoonPlus(before);
    assertThat(status("k1")).isEqualTo("IN_PROGRESS");
    atNoonPlus(end);
    advance("PT1S");
    assertThat(status("k1")).isEqualTo(status);
    boolean paid = status.equals("SETTLED");
    assertThat(balance("merchant")).isEqualTo(100_000_000 + (paid ? 1000 : 0));
    assertThat(get("/k1").json().path("transferStatusCode").intValue()).isEqualTo(paid ? 200 : 422);
    assertThat(get("/k1").json().path("transferErrorMsg").isNull()).isEqualTo(paid);
  }

  @Test
  void aDynamicPixThatNobodyPaysInTimeExpires() {
    steered("k1", "finalStatus=SETTLED;asyncFinalizationDelay=600000;");
    advance("PT23H");
    logIn();
    assertThat(status("k1")).isEqualTo("IN_PROGRESS");
    advance("PT1H");
    logIn();
    assertThat(status("k1")).isEqualTo("EXPIRED");
    advance("P7D");
    logIn();
    assertThat(status("k1")).isEqualTo("EXPIRED");
    assertThat(effects()).isEmpty();
  }

  @Test
  void aCancellationThatFailsSaysSoAndLeavesTheChargeAsItWas() {
    steered("k1", "finalStatus=FAILED;");
    Shop.Reply reply = cancel("k1");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text("transferStatus")).isEqualTo("FAILED");
    assertThat(reply.text("transferErrorMsg")).isEqualTo("The cancellation failed");
    assertThat(reply.json().path("transferStatusCode").intValue()).isEqualTo(422);
    assertThat(reply.text("idempotencyKey")).isEqualTo("k1");
    assertThat(status("k1")).isEqualTo("IN_PROGRESS");
    assertThat(effects()).isEmpty();
    pay("k1");
    assertThat(status("k1")).isEqualTo("SETTLED");
  }

  @Test
  void aCancellationCanEndLater() {
    steered("k1", "finalStatus=CANCELLED;asyncFinalizationDelay=10;");
    assertThat(cancel("k1").text("transferStatus")).isEqualTo("IN_PROGRESS");
    assertThat(cancel("k1").text("transferStatus")).isEqualTo("IN_PROGRESS");
    assertThat(effects()).isEmpty();
    advance("PT11S");
    assertThat(status("k1")).isEqualTo("CANCELLED");
    assertThat(effects()).isEqualTo("k1 voided 1000\n");
  }

  @Test
  void aCancellationCanFailLater() {
    String description = "\"description\":\"finalStatus=FAILED;asyncFinalizationDelay=10;\"";
    String key = charge("IN_PROGRESS", description);
    assertThat(cancel(key).text("transferStatus")).isEqualTo("IN_PROGRESS");
    advance("PT11S");
    assertThat(status(key)).isEqualTo("IN_PROGRESS");
    assertThat(effects()).isEmpty();
  }

  @Test
  void whoPaysWhileItIsBeingCancelledIsFaster() {
    steered("k1", "finalStatus=CANCELLED;asyncFinalizationDelay=10;");
    cancel("k1");
    pay("k1");
    advance("PT11S");
    assertThat(status("k1")).isEqualTo("SETTLED");
    assertThat(effects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, SETTLED, 200, ",
    "4242 4242 4242 4242, SETTLED, 200, ",
    "4000000000007726, SETTLED, 200, ",
    "4000001240000000, FAILED, 422, Payment rejected",
    "4000000000000069, FAILED, 422, Card expired",
    "4444444444444448, FAILED, 422, Insufficient funds",
  })
  void aCardsNumberSaysHowItEnds(String number, String status, int code, String message) {
    Shop.Reply made = card("k1", number, "\"description\":\"finalStatus=FAILED;\"");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.text("transferStatus")).isEqualTo(status);
    assertThat(made.json().path("transferStatusCode").intValue()).isEqualTo(code);
    assertThat(made.text("transferErrorMsg")).isEqualTo(message == null ? "" : message);
    assertThat(made.body()).doesNotContain(number);
    assertThat(made.json().at("/transferDetails/card/cardInfo/last4").asString())
        .isEqualTo(number.substring(number.length() - 4));
  }

  @Test
  void refundsOfOneCardAreAsynchronous() {
    card("k1", "4000000000007726");
    assertThat(refund("r1", "k1", 1000).text("transferStatus")).isEqualTo("IN_PROGRESS");
    assertThat(status("k1")).isEqualTo("REFUNDING");
    advance("PT3M");
    assertThat(get("/refund/r1").text("transferStatus")).isEqualTo("SETTLED");
    assertThat(status("k1")).isEqualTo("REFUNDED");
  }

  @Test
  void whatHasNotStartedStartsSoon() {
    String key = charge("INITIAL_STATUS");
    assertThat(status(key)).isEqualTo("INITIAL_STATUS");
    advance("PT1M");
    assertThat(status(key)).isEqualTo("IN_PROGRESS");
  }

  @Test
  void aCardCanBeHeldAndCapturedOrLetGo() {
    assertThat(card("k1", "4242424242424242", "\"capture\":false").text("transferStatus"))
        .isEqualTo("AUTHORIZED");
    assertThat(balance("held")).isEqualTo(1000);
    assertThat(post("/card/capture/k1", "").text("transferStatus")).isEqualTo("SETTLED");
    assertThat(post("/card/capture/k1", "").status()).isEqualTo(422);
    card("k2", "4242424242424242", "\"capture\":false");
    assertThat(cancel("k2").text("transferStatus")).isEqualTo("CANCELLED");
    assertThat(post("/card/capture/k2", "").status()).isEqualTo(422);
    assertThat(balance("held")).isZero();
  }

  private static void atNoonPlus(String duration) {
    String now = Instant.parse("2026-11-20T12:00:00Z").plus(Duration.parse(duration)).toString();
    shop.control("PUT", "/sandbox/clock", "{\"now\":\"" + now + "\"}");
  }

  private Shop.Reply card(String key, String number, String... more) {
    String[] fields = Arrays.copyOf(more, more.length + 1);
    fields[more.length] =
        "\"card\":{\"cardHolderName\":\"name\",\"cardNumber\":\""
            + number
            + "\",\"expirationMonth\":\"09\",\"expirationYear\":\"2030\",\"cvc\":\"123\"}";
    return create("/card", "CREDIT_CARD", key, fields);
  }
}

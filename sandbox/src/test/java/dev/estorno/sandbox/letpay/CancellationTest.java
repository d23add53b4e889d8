package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /payment/{token}/cancel}: "Cancel PicPay Payments" and "Cancel Pre-Auth Payment". */
class CancellationTest extends LetPayShop {

  private static final String NOT_PRE_AUTHORIZED =
      "The payment token was not pre-authorized, so it can't be captured.";

  @Test
  void isTakenAtOnceAndDoneAMomentLater() {
    String payment = payment("PROCESSING");
    Shop.Reply reply = cancel(payment);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(bare(reply)).isEqualTo(taken(payment));
    advance("PT1S");
    Shop.Reply after = get("/payment/" + payment);
    assertThat(after.text("transactionStatus")).isEqualTo("CANCELED");
    assertThat(after.json().path("cancellation_details").path("description").asString())
        .isNotEmpty();
    assertThat(effects()).isEqualTo("voided 1000\n");
  }

  @ParameterizedTest
  @EnumSource(Payment.Status.class)
  void isForWhatWasSentAndNotPaid(Payment.Status state) {
    String payment = payment(state.name());
    String path = "/payment/" + payment + "/cancel";
    Shop.Reply reply = cancel(payment);
    advance("PT1S");
    switch (state) {
      case PROCESSING, IN_ANALYSIS, PRE_AUTHORIZED -> {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(status(payment)).isEqualTo("CANCELED");
        assertThat(effects()).isEqualTo("voided 1000\n");
        assertThat(balance("held")).isZero();
      }
      case CREATED, PAID, PARTIALLY_REFUNDED, REFUNDED, CANCELED, DECLINED, ERROR -> {
        assertThat(bare(reply))
            .isEqualTo(coded(422, "Unprocessable Entity", "00.04.0010", NOT_PRE_AUTHORIZED, path));
        assertThat(status(payment)).isEqualTo(state.name());
        assertThat(effects()).isEmpty();
      }
      case DISPUTE, DISPUTE_REFUNDED, DISPUTE_RECOVERED, DISPUTE_FINAL, POST_REFUND_DISPUTE -> {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(status(payment)).isEqualTo(state.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\n}", "[]", "not json", "{\"amount\":1}", "a=b"})
  void theBodyIsNotLookedAt(String body) {
    String payment = payment("PROCESSING");
    assertThat(post("/payment/" + payment + "/cancel", body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /token/P/cancel",
    "POST, /token/P/cancel",
    "POST, /checkout/P/cancel",
    "DELETE, /payment/P/cancel",
    "POST, /payment/P/cancel/",
    "POST, //payment//P/cancel",
  })
  void theVariantsOfThePathCancelToo(String method, String path) {
    String payment = payment("PROCESSING");
    assertThat(send(method, path.replace("P", payment), "").status()).isEqualTo(200);
  }

  @Test
  void anUnknownPaymentIsNotFound() {
    assertThat(bare(cancel("00000000-0000-0000-0000-000000000000")))
        .isEqualTo(
            coded(
                404,
                "Not Found",
                "00.01.0038",
                "This transaction id (00000000-0000-0000-0000-000000000000) could not be found.",
                "/payment/00000000-0000-0000-0000-000000000000/cancel"));
  }

  @Test
  void aBadGatewayIsTheDocumentsOwn() {
    String payment = payment("PROCESSING");
    shop.control(
        "PUT",
        "/sandbox/faults",
        "[{\"operation\":\"cancel\",\"fault\":\"status:502\",\"times\":1}]");
    assertThat(bare(cancel(payment)))
        .isEqualTo(
            coded(
                502,
                "Bad Gateway",
                "00.03.0001",
                "There was an issue when contacting an external API, please contact support",
                "/payment/" + payment + "/cancel"));
    assertThat(cancel(payment).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | Malformed JSON request.
          401 | Access Denied
          404 | Not Found
          422 | The payment token was not pre-authorized, so it can't be captured.
          429 | Too Many Requests
          500 | Unknown error. Please contact support.
          503 | Service Unavailable
          """)
  void faultsSpeakLetPaysWords(int status, String message) {
    String payment = payment("PROCESSING");
    shop.control(
        "PUT",
        "/sandbox/faults",
        "[{\"operation\":\"status\",\"fault\":\"status:" + status + "\"}]");
    Shop.Reply reply = get("/payment/" + payment);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("message")).isEqualTo(message);
    assertThat(reply.text("path")).isEqualTo("/payment/" + payment);
  }
}

package dev.estorno.sandbox.letpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /refund}, and what can be asked about refunds. */
class RefundTest extends LetPayShop {

  @Test
  void hasALifeOfItsOwn() {
    String payment = payment("PAID");
    long before = balance("merchant");
    Shop.Reply asked = refund(payment, "");
    assertThat(bare(asked).replaceFirst("12:00:0\\d\\.\\d{3}", "NOW"))
        .isEqualTo(
            line(
                """
                {"refund_id":1,"payment_token":"%s","created_at":"2026-11-20 NOW",
                "refund_status":"PROCESSING","refresh_token":"R"}\
                """,
                payment));
    assertThat(balance("merchant")).isEqualTo(before - 1000);
    advance("PT1S");
    assertThat(bare(get("/refund/1")))
        .isEqualTo(
            line(
                """
                {"refund_id":1,"payment_token":"%s","created_at":"2026-11-20",
                "refund_status":"COMPLETED","refresh_token":"R"}\
                """,
                payment));
    JsonNode after = get("/payment/" + payment).json();
    assertThat(after.path("transactionStatus").asString()).isEqualTo("REFUNDED");
    assertThat(after.path("refunded_amount").decimalValue()).isEqualByComparingTo("10");
    assertThat(effects()).isEqualTo("refunded 1000\n");
  }

  @Test
  void canBeOfParts() {
    String payment = payment("PAID");
    refund(payment, "2.50");
    advance("PT1S");
    assertThat(status(payment)).isEqualTo("PARTIALLY_REFUNDED");
    refund(payment, "\"2.50\"");
    refund(payment, "");
    advance("PT1S");
    assertThat(status(payment)).isEqualTo("REFUNDED");
    assertThat(effects()).isEqualTo("refunded 250\nrefunded 250\nrefunded 500\n");
    Shop.Reply list = get("/refund/payment/" + payment);
    assertThat(list.body())
        .startsWith("[{\"refund_id\":1,\"payment_token\":\"" + payment)
        .doesNotContain("refresh_token");
    assertThat(list.json()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Payment.Status.class)
  void isForWhatIsPaid(Payment.Status state) {
    String payment = payment(state.name());
    Shop.Reply reply = refund(payment, "1");
    if (state == Payment.Status.PAID || state == Payment.Status.PARTIALLY_REFUNDED) {
      assertThat(reply.status()).isEqualTo(200);
    } else {
      assertThat(bare(reply))
          .isEqualTo(
              coded(
                  400,
                  "Bad Request",
                  "01.05.0030",
                  "Current payment status does not allow refund",
                  "/refund"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.001 | Value must have a maximum of two decimal places.
          0     | must be greater than or equal to 0.01
          -1    | must be greater than or equal to 0.01
          "ten" | must be a number
          """)
  void amountsMustMakeSense(String amount, String what) {
    assertThat(bare(refund(payment("PAID"), amount)))
        .isEqualTo(coded(400, "Bad Request", "00.01.0044", "amount: " + what, "/refund"));
  }

  @Test
  void noMoreThanIsLeftIsRefunded() {
    String text =
        "The refund could not proceed because the requested amount is too high, please check and"
            + " try again with a smaller amount.";
    assertThat(bare(refund(payment("PAID"), "10.01")))
        .isEqualTo(coded(422, "Unprocessable Entity", "00.04.0014", text, "/refund"));
    assertThat(refund(payment("PAID"), "10.00").status()).isEqualTo(200);
  }

  @Test
  void theMerchantsBalanceMustCoverIt() {
    String payment = payment("PAID");
    shop.control("PUT", "/sandbox/balances", "{\"provider\":\"letpay\",\"merchant\":999}");
    assertThat(code(refund(payment, ""))).isEqualTo("00.01.0028");
    shop.control("PUT", "/sandbox/balances", "{\"provider\":\"letpay\",\"merchant\":1000}");
    assertThat(refund(payment, "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/refund/2",
    "/refund/INVALID_REFUND_ID",
    "/refund/-1",
    "/refund/99999999999999999999"
  })
  void anUnknownRefundIsNotFound(String path) {
    assertThat(bare(get(path)))
        .isEqualTo(
            coded(
                404,
                "Not Found",
                "00.01.0068",
                "We couldn't find this refund ID, please check again.",
                path));
  }

  @Test
  void anUnknownPaymentsRefundsAreNotFound() {
    String text = "This transaction id (nobody) could not be found.";
    assertThat(bare(get("/refund/payment/nobody")))
        .isEqualTo(coded(404, "Not Found", "00.01.0038", text, "/refund/payment/nobody"));
    assertThat(bare(refund("nobody", "")))
        .isEqualTo(coded(404, "Not Found", "00.01.0038", text, "/refund"));
    assertThat(get("/refund/payment/" + payment("PROCESSING")).body()).isEqualTo("[]");
  }

  @Test
  void aBodyMustBeThere() {
    assertThat(bare(post("/refund", "nothing")))
        .isEqualTo(coded(400, "Bad Request", "00.01.0044", "Malformed JSON request.", "/refund"));
    assertThat(bare(post("/refund", "{}")))
        .isEqualTo(
            coded(400, "Bad Request", "00.01.0044", "payment_token: must not be null", "/refund"));
  }

  private static String code(Shop.Reply reply) {
    return reply.json().path("errors").path(0).path("code").asString();
  }
}

package dev.estorno.providers.qitech;

import static dev.estorno.providers.qitech.PaymentOrders.cancel;
import static dev.estorno.providers.qitech.PaymentOrders.error;
import static dev.estorno.providers.qitech.PaymentOrders.lookUp;
import static dev.estorno.providers.qitech.PaymentOrders.order;
import static dev.estorno.providers.qitech.PaymentOrders.part;
import static dev.estorno.providers.qitech.PaymentOrders.pix;
import static dev.estorno.providers.qitech.PaymentOrders.reversed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Baseline;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Talk;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Part of a payment order is given back. */
class QiTechPartTest {

  @ParameterizedTest
  @CsvSource({
    "pending, refused partial_not_supported",
    "pending_conciliation, refused partial_not_supported",
    "accepted, not now busy",
    "cancelled, refused not_cancellable",
    "rejected, refused not_cancellable",
  })
  void onlyOfWhatIsPaid(String word, String said) {
    assertThat(Said.by(Replay.of(cancel(part(250)), order(word)).answer())).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "other sent 2.50, 750, asks",
    "other sent 2.50, 751, refused amount_too_large",
    "other pending 2.50, 751, refused amount_too_large",
    "other rejected 2.50, 1000, asks",
    "other sent 10.00, 1, refused already_refunded",
    "ours sent 2.50, 250, done refunded v-ours",
  })
  void asFarAsSomethingIsLeft(String reversal, long minor, String said) {
    Replay replay = Replay.of(cancel(part(minor)), order("paid"), pix(reversal));
    String follows = replay.end() instanceof Talk.Ask ? "asks" : Said.by(replay.answer());
    assertThat(follows).isEqualTo(said);
  }

  @Test
  void anotherReversalOfTheSameAmountIsNotOurs() {
    Replay looked = Replay.of(lookUp(part(250)), order("paid"), pix("other sent 2.50"));
    assertThat(Said.by(looked.answer())).isEqualTo("still live");
  }

  @Test
  void theAmountIsTwoDecimalsInReais() {
    Replay replay = Replay.of(cancel(part(250)), order("paid"), pix(), reversed(201, "sent"));
    assertThat(replay.asked().getLast().body().text()).contains("\"reversal_amount\":2.50,");
    assertThat(Said.by(replay.answer())).isEqualTo("done refunded v1");
  }

  @Test
  void otherCurrenciesAreNotGivenBack() {
    var dollars = Extent.part(new Money(250, Currency.getInstance("USD")));
    var it =
        Samples.held(
            "qitech", PaymentOrders.REFERENCE, dollars, OnPaid.REFUND, Baseline.unmeasured());
    assertThat(Said.by(Replay.of(cancel(it), order("paid"), pix()).answer()))
        .isEqualTo("refused partial_not_supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | PXT000017 | Reversal transfers sum amount      | refused amount_too_large
          400 | PXT000015 | too old                            | refused refund_period_over
          404 | PXT000084 | Original Was Not Found.            | refused payment_not_found
          400 | QIT000001 | Schema Error                       | refused request_rejected
          400 | PXT000901 | insufficient balance               | not now merchant_balance_too_low
          400 | PXT000901 | saldo insuficiente                 | not now merchant_balance_too_low
          400 | QIT000901 | The request_control_key was used.  | unknown
          422 | PXT000999 | No.                                | refused not_cancellable
          401 | GDF000014 | Failed while decoding the token    | not now credentials_rejected
          404 | GDF000018 | No ClientIntegration found         | not now credentials_rejected
          403 | APX000025 | User is not allowed                | not now credentials_rejected
          408 |           |                                    | unknown
          429 |           |                                    | not sent
          500 | QIT000500 | Internal Server Error.             | unknown
          """)
  void declinedByItsCode(int status, String code, String text, String said) {
    Reply no = error(status, code == null ? "" : code, text == null ? "" : text);
    Talk asked = cancel(part(250));
    boolean looksAgain = no.declines() && !(code != null && code.startsWith("GDF"));
    Replay replay =
        looksAgain
            ? Replay.of(asked, order("paid"), pix(), no, order("paid"), pix())
            : Replay.of(asked, order("paid"), pix(), no);
    assertThat(Said.by(replay.answer())).isEqualTo(said);
  }
}

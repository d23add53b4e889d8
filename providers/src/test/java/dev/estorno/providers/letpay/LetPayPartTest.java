package dev.estorno.providers.letpay;

import static dev.estorno.providers.letpay.Letters.afterwards;
import static dev.estorno.providers.letpay.Letters.cancel;
import static dev.estorno.providers.letpay.Letters.error;
import static dev.estorno.providers.letpay.Letters.inDoubt;
import static dev.estorno.providers.letpay.Letters.lookUp;
import static dev.estorno.providers.letpay.Letters.paid;
import static dev.estorno.providers.letpay.Letters.part;
import static dev.estorno.providers.letpay.Letters.payment;
import static dev.estorno.providers.letpay.Letters.pending;
import static dev.estorno.providers.letpay.Letters.refundTaken;
import static dev.estorno.providers.letpay.Letters.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Baseline;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Samples;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R$ 3.00 of a payment of R$ 10.00 go back. */
class LetPayPartTest {
  private static final String REFUND =
      "POST /refund {\"payment_token\":\"8f048623\",\"amount\":3.00}";

  @ParameterizedTest
  @CsvSource({
    "CREATED, refused partial_not_supported",
    "PROCESSING, refused partial_not_supported",
    "IN_ANALYSIS, refused partial_not_supported",
    "PRE_AUTHORIZED, refused partial_not_supported",
    "CANCELED, refused not_cancellable",
    "DECLINED, refused not_cancellable",
    "DORMANT, not sent",
  })
  void nothingGoesBackOfWhatWasNeverPaid(String word, String answer) {
    assertThat(afterwards(cancel(part(300)), payment(word))).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # LetPay says      | back | refunds      | before asking
          PAID               | 0    | ''           | learned 0
          PAID               | 0    | 1 FAILED     | learned 0
          PARTIALLY_REFUNDED | 2.50 | 1 COMPLETED  | learned 250
          PARTIALLY_REFUNDED | 7    | 1 COMPLETED  | learned 700
          PARTIALLY_REFUNDED | 7.01 | 1 COMPLETED  | refused amount_too_large
          PAID               | 0    | 1 PROCESSING | not now busy
          PAID               | null | ''           | not now busy
          PAID               | 99   | ''           | not now busy
          REFUNDED           | 10   | 1 COMPLETED  | refused already_refunded
          DISPUTE            | 0    | ''           | refused charged_back
          """)
  void theSumIsMeasuredFirst(String word, String back, String refunds, String follows) {
    assertThat(afterwards(cancel(part(300)), paid(word, back, refunds))).isEqualTo(follows);
  }

  @Test
  void onceTheSumIsRecordedItIsAskedFor() {
    assertThat(afterwards(cancel(part(300, 0)), paid("PAID", "0", ""))).isEqualTo(REFUND);
    assertThat(afterwards(cancel(part(300, 0)), then(paid("PAID", "0", ""), refundTaken())))
        .isEqualTo("pending refund:7");
  }

  @Test
  void aSumThatMovedIsMeasuredAnew() {
    assertThat(afterwards(cancel(part(300, 0)), paid("PARTIALLY_REFUNDED", "2.50", "1 COMPLETED")))
        .isEqualTo("learned 250");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # LetPay says      | back | refunds                | after silence
          PARTIALLY_REFUNDED | 1    | 1 COMPLETED            | still live
          PARTIALLY_REFUNDED | 4    | 1 COMPLETED            | done refunded
          PARTIALLY_REFUNDED | 2    | 1 COMPLETED            | unexplained
          PARTIALLY_REFUNDED | 1    | 2 PROCESSING           | unknown
          PARTIALLY_REFUNDED | 4    | 2 PROCESSING           | unknown
          PARTIALLY_REFUNDED | null | 1 COMPLETED            | unknown
          REFUNDED           | 10   | 1 COMPLETED            | unexplained
          DISPUTE            | 1    | 1 COMPLETED            | refused charged_back
          DISPUTE            | 4    | 1 COMPLETED            | done refunded
          """)
  void theDifferenceTellsWhatHappened(String word, String back, String refunds, String answer) {
    assertThat(afterwards(lookUp(inDoubt(part(300, 100))), paid(word, back, refunds)))
        .isEqualTo(answer);
  }

  @Test
  void nothingWasAskedBeforeTheSumWasRecorded() {
    assertThat(afterwards(lookUp(inDoubt(part(300))), paid("PAID", "0", "")))
        .isEqualTo("still live");
  }

  @ParameterizedTest
  @CsvSource({
    "7 PROCESSING, pending refund:7",
    "7 COMPLETED, done refunded refund:7",
    "7 FAILED, still live",
  })
  void whatWasTakenHasItsOwnName(String refund, String answer) {
    assertThat(
            afterwards(
                lookUp(pending("refund:7", part(300, 0))), paid("PARTIALLY_REFUNDED", "5", refund)))
        .isEqualTo(answer);
  }

  @Test
  void whatWasDeclinedDoesNotClaimAnothersRefund() {
    assertThat(
            afterwards(
                cancel(part(300, 0)),
                then(
                    then(paid("PAID", "0", ""), error(422, "00.04.0014")),
                    paid("PARTIALLY_REFUNDED", "3", "1 COMPLETED"))))
        .isEqualTo("unexplained");
  }

  @Test
  void whatThePayerPaidIsLeftAloneIfThatIsMeant() {
    var part =
        Samples.held(
            "letpay",
            Letters.TOKEN,
            Extent.part(Money.brl(300)),
            OnPaid.REFUSE,
            Baseline.unmeasured());
    assertThat(afterwards(cancel(part), paid("PAID", "0", "")))
        .isEqualTo("refused already_settled");
  }

  @Test
  void onlyReaisGoBack() {
    var dollars = Extent.part(new Money(300, Currency.getInstance("USD")));
    var part = Samples.held("letpay", Letters.TOKEN, dollars, OnPaid.REFUND, Baseline.unmeasured());
    assertThat(afterwards(cancel(part), paid("PAID", "0", "")))
        .isEqualTo("refused partial_not_supported");
  }
}

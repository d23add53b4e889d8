package dev.estorno.providers.letpay;

import static dev.estorno.providers.letpay.Letters.afterwards;
import static dev.estorno.providers.letpay.Letters.cancel;
import static dev.estorno.providers.letpay.Letters.cancelTaken;
import static dev.estorno.providers.letpay.Letters.error;
import static dev.estorno.providers.letpay.Letters.full;
import static dev.estorno.providers.letpay.Letters.inDoubt;
import static dev.estorno.providers.letpay.Letters.lookUp;
import static dev.estorno.providers.letpay.Letters.paid;
import static dev.estorno.providers.letpay.Letters.payment;
import static dev.estorno.providers.letpay.Letters.pending;
import static dev.estorno.providers.letpay.Letters.refundTaken;
import static dev.estorno.providers.letpay.Letters.then;
import static dev.estorno.providers.letpay.Letters.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.OnPaid;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payment is cancelled whole. */
class LetPayWholeTest {
  private static final String REFUND = "POST /refund {\"payment_token\":\"8f048623\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # LetPay says  | paid: refund it | paid: leave it | looked up in doubt
          CREATED        | cancel          | cancel         | still live
          PROCESSING     | cancel          | cancel         | still live
          IN_ANALYSIS    | cancel          | cancel         | still live
          PRE_AUTHORIZED | cancel          | cancel         | still live
          processing     | cancel          | cancel         | still live
          CANCELED       | voided          | voided         | voided
          CANCELLED      | voided          | voided         | voided
          DECLINED       | voided          | voided         | voided
          ERROR          | voided          | voided         | voided
          DORMANT        | not sent        | not sent       | unknown
          """)
  void neverPaidIsAskedByWhereItStands(String word, String refund, String refuse, String lookedUp) {
    String cancel = "POST /payment/8f048623/cancel {}";
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), payment(word)))
        .isEqualTo(full(refund).replace("cancel", cancel));
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), payment(word)))
        .isEqualTo(full(refuse).replace("cancel", cancel));
    assertThat(afterwards(lookUp(inDoubt(whole(OnPaid.REFUND))), payment(word)))
        .isEqualTo(full(lookedUp));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # LetPay says       | back | refunds      | refund it     | leave it     | in doubt
          PAID                | 0    | ''           | all           | settled      | still live
          PAID                | 0    | 1 FAILED     | all           | settled      | still live
          PAID                | null | ''           | all           | settled      | still live
          PAID                | 0    | 1 REQUESTED  | busy          | settled      | unknown
          PAID                | 0    | 1 PROCESSING | busy          | settled      | unknown
          PAID                | 0    | 1 DORMANT    | busy          | settled      | unknown
          PAID                | 0    | 1 COMPLETED  | busy          | settled      | unknown
          PARTIALLY_REFUNDED  | 2.50 | 1 COMPLETED  | the rest 7.50 | settled      | still live
          PARTIALLY_REFUNDED  | 2.50 | 2 REQUESTED  | busy          | settled      | unknown
          PARTIALLY_REFUNDED  | 10   | 1 COMPLETED  | busy          | settled      | still live
          PARTIALLY_REFUNDED  | 99   | 1 COMPLETED  | busy          | settled      | still live
          PARTIALLY_REFUNDED  | null | 1 COMPLETED  | busy          | settled      | still live
          REFUNDED            | 10   | 1 COMPLETED  | refunded      | refunded     | refunded
          POST_REFUND_DISPUTE | 10   | 1 COMPLETED  | refunded      | refunded     | refunded
          DISPUTE             | 0    | ''           | charged back  | charged back | charged back
          DISPUTE_REFUNDED    | 0    | ''           | charged back  | charged back | charged back
          DISPUTE_FINAL       | 0    | ''           | charged back  | charged back | charged back
          DISPUTE_RECOVERED   | 0    | ''           | never         | never        | never
          """)
  void oncePaidIsAskedByWhereItStands(
      String word, String back, String refunds, String refund, String refuse, String lookedUp) {
    Reply[] looks = paid(word, back, refunds);
    String rest = "POST /refund {\"payment_token\":\"8f048623\",\"amount\":$1}";
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), looks))
        .isEqualTo(
            full(refund).replaceFirst("^all$", REFUND).replaceFirst("the rest (\\S+)", rest));
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), looks)).isEqualTo(full(refuse));
    assertThat(afterwards(lookUp(inDoubt(whole(OnPaid.REFUND))), looks)).isEqualTo(full(lookedUp));
  }

  @ParameterizedTest
  @CsvSource({"transactionStatus", "transaction_status", "paymentStatus", "payment_status"})
  void theStatusIsReadByAnyOfItsNames(String name) {
    Reply reply = Samples.json(200, "{\"%s\":\"CANCELED\"}".formatted(name));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), reply)).isEqualTo("done voided 8f048623");
  }

  @Test
  void aCancelThatWasTakenIsLookedUpUntilItIsDone() {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), payment("PROCESSING"), cancelTaken()))
        .isEqualTo("pending 8f048623");
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), payment("PRE_AUTHORIZED"), cancelTaken()))
        .isEqualTo("pending reserved:8f048623");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # taken under     | LetPay says now | what it comes to
          8f048623          | PROCESSING      | pending 8f048623
          8f048623          | IN_ANALYSIS     | pending 8f048623
          8f048623          | CREATED         | pending 8f048623
          8f048623          | PRE_AUTHORIZED  | still live
          reserved:8f048623 | PRE_AUTHORIZED  | pending reserved:8f048623
          reserved:8f048623 | PROCESSING      | pending reserved:8f048623
          8f048623          | CANCELED        | done voided 8f048623
          8f048623          | DECLINED        | done voided 8f048623
          8f048623          | DORMANT         | unknown
          """)
  void aCancelThatWasTakenEndsByWhereThePaymentStands(String taken, String word, String end) {
    assertThat(afterwards(lookUp(pending(taken, whole(OnPaid.REFUND))), payment(word)))
        .isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "PAID, still live",
    "PARTIALLY_REFUNDED, still live",
    "REFUNDED, done refunded 8f048623",
    "DISPUTE, refused charged_back",
  })
  void thePayerMayBeFaster(String word, String end) {
    for (OnPaid onPaid : OnPaid.values()) {
      assertThat(
              afterwards(
                  lookUp(pending("8f048623", whole(onPaid))), paid(word, "1", "1 COMPLETED")))
          .isEqualTo(end);
    }
  }

  @Test
  void aRefundThatWasTakenHasItsOwnLife() {
    Reply[] asked = then(paid("PAID", "0", ""), refundTaken());
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), asked)).isEqualTo("pending refund:7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # LetPay says      | refunds                  | what it comes to
          PAID               | 7 REQUESTED              | pending refund:7
          PAID               | 7 PROCESSING             | pending refund:7
          PAID               | 7 COMPLETED              | done refunded refund:7
          REFUNDED           | 6 FAILED, 7 COMPLETED    | done refunded refund:7
          PAID               | 7 FAILED                 | still live
          PARTIALLY_REFUNDED | 7 FAILED, 8 COMPLETED    | still live
          REFUNDED           | 7 FAILED, 8 COMPLETED    | done refunded 8f048623
          DISPUTE            | 7 FAILED                 | refused charged_back
          PAID               | 7 DORMANT                | unknown
          PAID               | 17 COMPLETED             | unknown
          PAID               | ''                       | unknown
          """)
  void aRefundEndsByItsOwnStatus(String word, String refunds, String end) {
    assertThat(
            afterwards(lookUp(pending("refund:7", whole(OnPaid.REFUND))), paid(word, "0", refunds)))
        .isEqualTo(end);
  }

  @Test
  void paidWhileItIsAskedIsRefundedOrLeftAloneAsTheCallerWants() {
    Reply[] declined = {payment("PROCESSING"), error(422, "00.04.0010")};
    Reply[] replies = then(declined, paid("PAID", "0", ""));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo(REFUND);
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), replies))
        .isEqualTo("refused already_settled");
  }

  @Test
  void whatKeepsMovingIsAskedTwiceAtMost() {
    Reply no = error(422, "00.04.0010");
    Reply[] replies = then(new Reply[] {payment("PROCESSING"), no}, paid("PAID", "0", ""));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), then(replies, no, payment("PROCESSING"))))
        .isEqualTo("not sent");
  }

  @Test
  void somebodyElsesRefundIsWaitedFor() {
    Reply[] asked = then(paid("PAID", "0", ""), error(422, "00.04.0014"));
    Reply[] replies = then(asked, paid("PAID", "0", "3 PROCESSING"));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo("not now busy");
  }
}

package dev.estorno.providers.qitech;

import static dev.estorno.providers.qitech.PaymentOrders.cancel;
import static dev.estorno.providers.qitech.PaymentOrders.cancelled;
import static dev.estorno.providers.qitech.PaymentOrders.error;
import static dev.estorno.providers.qitech.PaymentOrders.lookUp;
import static dev.estorno.providers.qitech.PaymentOrders.order;
import static dev.estorno.providers.qitech.PaymentOrders.pix;
import static dev.estorno.providers.qitech.PaymentOrders.reversed;
import static dev.estorno.providers.qitech.PaymentOrders.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Talk;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payment order is cancelled whole. */
class QiTechWholeTest {
  private static final Reply NOT_IN_THIS_STATUS =
      error(400, "APX000901", "Payment Order p1 cannot be cancelled in current status.");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # QI Tech says       | paid: refund it      | paid: leave it          | looked up
          pending_conciliation | asks to cancel       | asks to cancel          | still live
          pending              | asks to cancel       | asks to cancel          | still live
          PENDING              | asks to cancel       | asks to cancel          | still live
          accepted             | not now busy         | refused not_cancellable | still live
          cancelled            | done voided p1       | done voided p1          | done voided p1
          rejected             | done voided p1       | done voided p1          | done voided p1
          frozen               | not sent             | not sent                | unknown
          """)
  void isAskedByWhereItStands(String word, String refund, String refuse, String lookedUp) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), order(word))).isEqualTo(refund);
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), order(word))).isEqualTo(refuse);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUND)), order(word))).isEqualTo(lookedUp);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUSE)), order(word))).isEqualTo(lookedUp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # gone back          | paid: refund it          | leave it                | looked up
          other rejected 10.00 | asks for 10.00 of t1     | refused already_settled | still live
          other sent 2.50      | asks for 7.50 of t1      | refused already_settled | still live
          other pending 2.50   | asks for 7.50 of t1      | refused already_settled | still live
          other sent 99.00     | not now busy             | refused already_settled | still live
          other sent 10.00     | done refunded r1/p1      | same                    | same
          other pending 10.00  | pending r1/p1            | same                    | same
          ours sent 10.00      | done refunded v-ours     | same                    | same
          ours SENT 10.00      | done refunded v-ours     | same                    | same
          ours pending 10.00   | pending v-ours           | same                    | same
          ours pending_2fa_approval 10.00 | pending v-ours | same                    | same
          ours rejected 10.00  | refused request_rejected | same                    | same
          ours lost 10.00      | unknown                  | same                    | same
          """)
  void isRefundedByWhatIsLeft(String reversal, String refund, String refuse, String lookedUp) {
    Reply paid = order("paid");
    Reply pix = pix(reversal);
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), paid, pix)).isEqualTo(refund);
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), paid, pix))
        .isEqualTo(refuse.replace("same", refund));
    assertThat(afterwards(lookUp(whole(OnPaid.REFUND)), paid, pix))
        .isEqualTo(lookedUp.replace("same", refund));
  }

  @Test
  void isCancelledWithAnEmptyObject() {
    Replay replay = Replay.of(cancel(whole(OnPaid.REFUSE)), order("pending"), cancelled());
    assertThat(replay.asked().getLast().body().text()).isEqualTo("{}");
    assertThat(replay.asked().getLast().toString())
        .isEqualTo(
            "cancel: PATCH"
                + " /automatic_pix/account/a1/outgoing_recurrence/r1/payment_order/p1/cancel");
    assertThat(Said.by(replay.answer())).isEqualTo("done voided p1");
  }

  @Test
  void acceptedInBetweenWaitsForItsDay() {
    assertThat(answer(OnPaid.REFUND, order("pending"), NOT_IN_THIS_STATUS, order("accepted")))
        .isEqualTo("not now busy");
    assertThat(answer(OnPaid.REFUSE, order("pending"), NOT_IN_THIS_STATUS, order("accepted")))
        .isEqualTo("refused not_cancellable");
  }

  @Test
  void anAcceptedOneIsAskedAgainOnceItMustHaveBeenPaid() {
    Replay replay = Replay.of(cancel(whole(OnPaid.REFUND)), order("accepted"));
    assertThat(replay.answer())
        .isInstanceOfSatisfying(
            Answer.NotNow.class,
            it -> assertThat(it.notBefore()).isEqualTo(Instant.parse("2026-11-30T11:00:00Z")));
  }

  @Test
  void paidInBetweenIsRefundedOrLeftAlone() {
    Reply[] race = {order("pending"), NOT_IN_THIS_STATUS, order("paid"), pix()};
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), race)).isEqualTo("asks for 10.00 of t1");
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), race)).isEqualTo("refused already_settled");
  }

  @Test
  void cancelledInBetweenIsDone() {
    assertThat(answer(OnPaid.REFUND, order("pending"), NOT_IN_THIS_STATUS, order("cancelled")))
        .isEqualTo("done voided p1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          201 | sent                 | done refunded v1
          200 | sent                 | done refunded v1
          202 | pending              | pending v1
          202 | pending_2fa_approval | pending v1
          202 | rejected             | refused request_rejected
          201 | flying               | unknown
          """)
  void aReversalIsReadByItsWord(int status, String word, String said) {
    assertThat(answer(OnPaid.REFUND, order("paid"), pix(), reversed(status, word))).isEqualTo(said);
  }

  @Test
  void theSameCancellationAlwaysAsksWithTheSameKey() {
    String once =
        Replay.of(cancel(whole(OnPaid.REFUND)), order("paid"), pix()).request().body().text();
    String twice =
        Replay.of(cancel(whole(OnPaid.REFUND)), order("paid"), pix()).request().body().text();
    assertThat(once).isEqualTo(twice).contains(PaymentOrders.CONTROL_KEY);
    assertThat(PaymentOrders.CONTROL_KEY)
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  }

  @Test
  void paidButWithoutItsPixWaits() {
    Reply noPix = Samples.json(200, "{\"payment_order_status\":\"paid\"}");
    assertThat(answer(OnPaid.REFUND, noPix)).isEqualTo("not now busy");
  }

  private static String answer(OnPaid onPaid, Reply... replies) {
    return Said.by(Replay.of(cancel(whole(onPaid)), replies).answer());
  }

  /** What it comes to, or what is asked next. */
  private static String afterwards(Talk talk, Reply... replies) {
    Replay replay = Replay.of(talk, replies);
    return switch (replay.end()) {
      case Talk.Conclude(Answer answer) -> Said.by(answer);
      case Talk.Ask(var request, _) when request.operation().equals("cancel") -> "asks to cancel";
      case Talk.Ask(var request, _) ->
          request.body().text().replaceAll(".*\"reversal_amount\":([0-9.]+).*", "asks for $1")
              + request.path().replaceAll(".*/pix_transfer/(\\w+)/reversal", " of $1");
    };
  }
}

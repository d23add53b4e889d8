package dev.estorno.providers.picpay;

import static dev.estorno.providers.picpay.Orders.cancel;
import static dev.estorno.providers.picpay.Orders.cancelled;
import static dev.estorno.providers.picpay.Orders.declined;
import static dev.estorno.providers.picpay.Orders.lookUp;
import static dev.estorno.providers.picpay.Orders.refunded;
import static dev.estorno.providers.picpay.Orders.status;
import static dev.estorno.providers.picpay.Orders.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.OnPaid;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import dev.estorno.providers.Talk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payment is cancelled whole. */
class PicPayWholeTest {
  private static final String ID = "\\{\"authorizationId\":\"(\\w+)\"";
  private static final String AMOUNT = ",\"amount\":([0-9.]+)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # PicPay says | paid: refund it         | paid: leave it          | looked up
          created       | asks to void            | asks to void            | still live
          authorized    | asks to give a1 back    | refused already_settled | still live
          analysis      | asks to give a1 back    | refused already_settled | still live
          paid          | asks to give a1 back    | refused already_settled | still live
          completed     | asks to give a1 back    | refused already_settled | still live
          complete      | asks to give a1 back    | refused already_settled | still live
          PAID          | asks to give a1 back    | refused already_settled | still live
          expired       | done voided 102030      | done voided 102030      | done voided 102030
          refunded      | done refunded 102030    | done refunded 102030    | done refunded 102030
          chargeback    | refused charged_back    | refused charged_back    | refused charged_back
          dormant       | not sent                | not sent                | unknown
          """)
  void isAskedByWhereItStands(String word, String refund, String refuse, String lookedUp) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), status(word))).isEqualTo(refund);
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), status(word))).isEqualTo(refuse);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUND)), status(word))).isEqualTo(lookedUp);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUSE)), status(word))).isEqualTo(lookedUp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status | paid  | refunded | what follows
          paid     | 10.00 | 0        | asks to give a1 back
          paid     | 10.00 | 2.50     | asks for 7.50 of a1
          paid     | 10.00 | "2.5"    | asks for 7.50 of a1
          paid     | 10.00 | 10.00    | asks to give a1 back
          paid     | 10.00 | 99       | asks to give a1 back
          paid     | "ten" | null     | asks to give a1 back
          refunded | 10.00 | 10.00    | done refunded 102030
          refunded | 0     | 0        | done voided 102030
          expired  | 0     | 0        | done voided 102030
          """)
  void givesBackWhatIsLeft(String word, String paid, String refunded, String follows) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), status(word, paid, refunded)))
        .isEqualTo(follows);
  }

  @Test
  void isVoidedWithoutAnAuthorization() {
    Replay replay = Replay.of(cancel(whole(OnPaid.REFUSE)), status("created"), cancelled());
    assertThat(replay.asked().getLast().body().isEmpty()).isTrue();
    assertThat(Said.by(replay.answer())).isEqualTo("done voided x9");
  }

  @Test
  void isRefundedWhole() {
    assertThat(answer(status("paid"), cancelled())).isEqualTo("done refunded x9");
  }

  @Test
  void theRestIsRefundedByAnAmount() {
    assertThat(answer(status("paid", "10.00", "4.00"), refunded())).isEqualTo("done refunded r7");
  }

  @Test
  void ofWhatWasOnlyReservedALookUpTellsTheEffect() {
    assertThat(answer(status("authorized"), cancelled())).isEqualTo("unknown");
  }

  @Test
  void paidWithoutAnAuthorizationWaits() {
    Reply paid = Samples.json(200, "{\"referenceId\":\"102030\",\"status\":\"paid\"}");
    assertThat(answer(paid)).isEqualTo("not now busy");
  }

  @Test
  void paidInBetweenIsRefundedIfThatIsMeant() {
    Reply needsId = declined("authorizationId", "O campo authorization id é obrigatório.");
    assertThat(answer(status("created"), needsId, status("paid"), cancelled()))
        .isEqualTo("done refunded x9");
  }

  @Test
  void paidInBetweenIsLeftAloneIfThatIsMeant() {
    Reply needsId = declined("authorizationId", "O campo authorization id é obrigatório.");
    Replay replay =
        Replay.of(cancel(whole(OnPaid.REFUSE)), status("created"), needsId, status("paid"));
    assertThat(Said.by(replay.answer())).isEqualTo("refused already_settled");
  }

  @Test
  void whatKeepsMovingIsAskedTwiceAtMost() {
    Reply no = declined("authorizationId", "não");
    assertThat(answer(status("created"), no, status("paid"), no, status("created")))
        .isEqualTo("not sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # before  | declines, saying              | after      | answer
          paid      | Lojista sem saldo             | paid       | not now merchant_balance_too_low
          paid      | Recebíveis insuficientes      | paid       | not now merchant_balance_too_low
          paid      | Insufficient balance          | paid       | not now merchant_balance_too_low
          paid      | Consumidor sem saldo          | paid       | not now payer_balance_too_low
          paid      | Saldo do usuário insuficiente | paid       | not now payer_balance_too_low
          completed | Lojista sem saldo             | completed  | not now merchant_balance_too_low
          paid      | O pagamento já foi cancelado. | refunded   | done refunded 102030
          paid      | O pagamento já foi cancelado. | paid       | not now busy
          paid      | O pedido possui chargeback    | chargeback | refused charged_back
          paid      | Sei lá                        | paid       | refused request_rejected
          paid      | Valor maior que o total       | paid       | refused request_rejected
          created   | O pedido está expirado        | expired    | done voided 102030
          created   | Sei lá                        | created    | not now busy
          analysis  | Sei lá                        | analysis   | not now busy
          created   | Sei lá                        | dormant    | unknown
          """)
  void whatIsDeclinedIsLookedAtAgain(String before, String words, String after, String answer) {
    assertThat(answer(status(before), declined("payment", words), status(after))).isEqualTo(answer);
  }

  @Test
  void aSmallerRestIsAskedForAnew() {
    Replay replay =
        Replay.of(
            cancel(whole(OnPaid.REFUND)),
            status("paid", "10.00", "2.00"),
            declined("amount", "O valor do cancelamento, é maior que o valor total do pagamento."),
            status("paid", "10.00", "5.00"));
    assertThat(asks(replay.request())).isEqualTo("asks for 5.00 of a1");
  }

  private static String answer(Reply... replies) {
    return Said.by(Replay.of(cancel(whole(OnPaid.REFUND)), replies).answer());
  }

  private static String afterwards(Talk talk, Reply status) {
    return switch (Replay.of(talk, status).end()) {
      case Talk.Ask(Request request, _) -> asks(request);
      case Talk.Conclude(var answer) -> Said.by(answer);
    };
  }

  private static String asks(Request it) {
    assertThat(it.nature()).isEqualTo(Request.Nature.ACT);
    String written = it.method() + " " + it.path() + " " + it.body().text();
    return written
        .replaceFirst("^POST /payments/102030/cancellations $", "asks to void")
        .replaceFirst("^POST /payments/102030/cancellations " + ID + "}$", "asks to give $1 back")
        .replaceFirst("^POST /payments/102030/refunds " + ID + AMOUNT + "}$", "asks for $2 of $1");
  }
}

package dev.estorno.providers.picpay;

import static dev.estorno.providers.picpay.Orders.cancel;
import static dev.estorno.providers.picpay.Orders.declined;
import static dev.estorno.providers.picpay.Orders.lookUp;
import static dev.estorno.providers.picpay.Orders.part;
import static dev.estorno.providers.picpay.Orders.refunded;
import static dev.estorno.providers.picpay.Orders.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Baseline;
import dev.estorno.core.Extent;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Said;
import dev.estorno.providers.Samples;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R$ 3.00 of a payment of R$ 10.00 go back. */
class PicPayPartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status   | paid  | refunded | nothing measured yet
          created    | 0     | 0        | refused partial_not_supported
          authorized | 0     | 0        | refused partial_not_supported
          analysis   | 10.00 | 0        | not now busy
          paid       | 10.00 | 0        | learned 0
          paid       | 10.00 | 2.50     | learned 250
          completed  | 10.00 | 7.00     | learned 700
          paid       | 10.00 | 7.01     | refused amount_too_large
          paid       | 10.00 | 10.00    | refused already_refunded
          paid       | 10.00 | null     | not now busy
          paid       | 10.00 | 12.00    | not now busy
          paid       | 10.00 | 0.001    | not now busy
          expired    | 0     | 0        | refused not_cancellable
          refunded   | 10.00 | 10.00    | refused already_refunded
          chargeback | 10.00 | 0        | refused charged_back
          dormant    | 10.00 | 0        | not sent
          """)
  void isMeasuredBeforeItIsAskedFor(String word, String paid, String refunded, String answer) {
    Replay replay = Replay.of(cancel(part(300)), status(word, paid, refunded));
    assertThat(Said.by(replay.answer())).isEqualTo(answer);
  }

  @Test
  void onceMeasuredItIsAskedFor() {
    Replay replay = Replay.of(cancel(part(300, 250)), status("paid", "10.00", "2.50"), refunded());
    assertThat(replay.asked().getLast().body().text())
        .isEqualTo("{\"authorizationId\":\"a1\",\"amount\":3.00}");
    assertThat(Said.by(replay.answer())).isEqualTo("done refunded r7");
  }

  @Test
  void whatWasMeasuredIsMeasuredAgainRightBefore() {
    Replay replay = Replay.of(cancel(part(300, 250)), status("paid", "10.00", "4.00"));
    assertThat(Said.by(replay.answer())).isEqualTo("learned 400");
  }

  @Test
  void withoutSumsItCannotBeMeasuredAndIsNeverAskedFor() {
    assertThat(Said.by(Replay.of(cancel(part(300)), status("paid")).answer()))
        .isEqualTo("refused partial_not_supported");
  }

  @Test
  void isLeftAloneIfThatIsMeantOncePaid() {
    var it =
        Samples.held(
            "picpay",
            Orders.REFERENCE,
            Extent.part(Money.brl(300)),
            OnPaid.REFUSE,
            Baseline.unmeasured());
    assertThat(Said.by(Replay.of(cancel(it), status("paid", "10.00", "0")).answer()))
        .isEqualTo("refused already_settled");
  }

  @Test
  void isInReais() {
    var dollars = new Money(300, Currency.getInstance("USD"));
    var it =
        Samples.held(
            "picpay", Orders.REFERENCE, Extent.part(dollars), OnPaid.REFUND, Baseline.unmeasured());
    assertThat(Said.by(Replay.of(cancel(it), status("paid", "10.00", "0")).answer()))
        .isEqualTo("refused partial_not_supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status   | refunded | looked up, R$ 2.50 having been refunded before
          paid       | 2.50     | still live
          completed  | "2.5"    | still live
          dormant    | 2.50     | still live
          paid       | 5.50     | done refunded
          refunded   | 5.50     | done refunded
          chargeback | 5.50     | done refunded
          paid       | 2.51     | unexplained
          paid       | 0        | unexplained
          refunded   | 10.00    | unexplained
          refunded   | 2.50     | unexplained
          chargeback | 2.50     | refused charged_back
          paid       | null     | unknown
          paid       | -1       | unknown
          paid       | "5,50"   | unknown
          """)
  void theDifferenceTellsWhatHappened(String word, String refunded, String answer) {
    Replay replay = Replay.of(lookUp(part(300, 250)), status(word, "10.00", refunded));
    assertThat(Said.by(replay.answer())).isEqualTo(answer);
  }

  @Test
  void unmeasuredItWasNeverAskedFor() {
    Replay replay = Replay.of(lookUp(part(300)), status("paid", "10.00", "3.00"));
    assertThat(Said.by(replay.answer())).isEqualTo("still live");
  }

  @Test
  void sumsThatAreNoLongerToldProveNothing() {
    assertThat(Said.by(Replay.of(lookUp(part(300, 250)), status("paid")).answer()))
        .isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # declines, saying                | refunded | answer
          O valor é maior que o valor total | 2.50     | refused amount_too_large
          Lojista sem saldo suficiente      | 2.50     | not now merchant_balance_too_low
          Consumidor sem saldo suficiente   | 2.50     | not now payer_balance_too_low
          O valor é menor que 0.            | 2.50     | refused request_rejected
          O pagamento já foi cancelado.     | 2.50     | not now busy
          O pagamento já foi cancelado.     | 10.00    | unexplained
          O pagamento já foi cancelado.     | 5.50     | unexplained
          """)
  void whatIsDeclinedIsMeasuredAgain(String words, String refunded, String answer) {
    Reply before = status("paid", "10.00", "2.50");
    Reply after = status("paid", "10.00", refunded);
    Replay replay = Replay.of(cancel(part(300, 250)), before, declined("amount", words), after);
    assertThat(Said.by(replay.answer())).isEqualTo(answer);
  }
}

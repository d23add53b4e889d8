package dev.estorno.providers.liquido;

import static dev.estorno.providers.liquido.Charges.asks;
import static dev.estorno.providers.liquido.Charges.cancel;
import static dev.estorno.providers.liquido.Charges.charge;
import static dev.estorno.providers.liquido.Charges.lookUp;
import static dev.estorno.providers.liquido.Charges.noRefund;
import static dev.estorno.providers.liquido.Charges.part;
import static dev.estorno.providers.liquido.Charges.partOf;
import static dev.estorno.providers.liquido.Charges.refund;
import static dev.estorno.providers.liquido.Charges.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Said;
import dev.estorno.providers.Talk;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from where a charge stands, and from how far our refund of it has come. */
class LiquidoStandingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Liquido says | paid: refund it              | paid: leave it          | a part of it                  | whole, looked up     | part, looked up
          IN_PROGRESS    | asks to void                 | asks to void            | refused partial_not_supported | still live           | still live
          AUTHORIZED     | asks to void                 | asks to void            | refused partial_not_supported | still live           | still live
          SETTLED        | asks for 1000 BRL back, try 1 | refused already_settled | asks for 300 BRL back, try 1  | still live           | still live
          settled        | asks for 1000 BRL back, try 1 | refused already_settled | asks for 300 BRL back, try 1  | still live           | still live
          REFUNDING      | not now busy                 | not now busy            | not now busy                  | unknown              | unknown
          REFUNDED       | done refunded k1             | done refunded k1        | refused already_refunded      | done refunded k1     | still live
          CHARGED_BACK   | refused charged_back         | refused charged_back    | refused charged_back          | refused charged_back | still live
          CANCELLED      | done voided k1               | done voided k1          | refused not_cancellable       | done voided k1       | still live
          CANCELED       | done voided k1               | done voided k1          | refused not_cancellable       | done voided k1       | still live
          EXPIRED        | done voided k1               | done voided k1          | refused not_cancellable       | done voided k1       | still live
          FAILED         | done voided k1               | done voided k1          | refused not_cancellable       | done voided k1          | still live
          INITIAL_STATUS | not now busy                 | not now busy            | not now busy                  | still live           | still live
          DORMANT        | not sent                     | not sent                | not sent                      | unknown              | unknown
          """)
  void withoutARefundOfOurs(
      String word, String refund, String refuse, String part, String lookedUp, String partly) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), charge(word))).isEqualTo(refund);
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), charge(word))).isEqualTo(refuse);
    assertThat(afterwards(cancel(part(300)), charge(word))).isEqualTo(part);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUND)), charge(word))).isEqualTo(lookedUp);
    assertThat(afterwards(lookUp(part(300)), charge(word))).isEqualTo(partly);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the charge | our refund  | what is said
          SETTLED      | SETTLED     | done refunded c1-1
          REFUNDED     | SETTLED     | done refunded c1-1
          CHARGED_BACK | SETTLED     | done refunded c1-1
          REFUNDING    | IN_PROGRESS | pending c1-1
          SETTLED      | IN_PROGRESS | pending c1-1
          """)
  void ourRefundIsFoundUnderItsKey(String charge, String refund, String said) {
    for (Cancellation it : new Cancellation[] {whole(OnPaid.REFUND), part(300)}) {
      assertThat(said(cancel(it), charge(charge), refund(1, refund))).isEqualTo(said);
      assertThat(said(lookUp(it), charge(charge), refund(1, refund))).isEqualTo(said);
    }
  }

  @Test
  void aRefundThatFailedIsAskedForAnewUnderTheNextKey() {
    var again = Replay.of(cancel(whole(OnPaid.REFUND)), charge("SETTLED"), refund(1, "FAILED"));
    assertThat(asks(again.request())).isEqualTo("looks for refund 2");
    var third =
        Replay.of(
            cancel(part(300)),
            charge("SETTLED"),
            refund(1, "FAILED"),
            refund(2, "FAILED"),
            noRefund());
    assertThat(asks(third.request())).isEqualTo("asks for 300 BRL back, try 3");
  }

  @Test
  void aFailedRefundLeavesThePaymentAsItWas() {
    Reply[] replies = {charge("SETTLED"), refund(1, "FAILED"), noRefund()};
    assertThat(said(lookUp(whole(OnPaid.REFUND)), replies)).isEqualTo("still live");
    assertThat(said(lookUp(part(300)), replies)).isEqualTo("still live");
  }

  @Test
  void afterFiveFailedRefundsItIsRefused() {
    Reply[] replies = {
      charge("SETTLED"),
      refund(1, "FAILED"),
      refund(2, "FAILED"),
      refund(3, "FAILED"),
      refund(4, "FAILED"),
      refund(5, "FAILED")
    };
    assertThat(said(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo("refused request_rejected");
    assertThat(said(lookUp(part(300)), replies)).isEqualTo("refused request_rejected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the charge is told with      | whole                         | part of 300
          "amount":"1000"                | asks for 1000 BRL back, try 1 | asks for 300 BRL back, try 1
          "amount":1000.0                | asks for 1000 BRL back, try 1 | asks for 300 BRL back, try 1
          "amount":300                   | asks for 300 BRL back, try 1  | asks for 300 BRL back, try 1
          "amount":299                   | asks for 299 BRL back, try 1  | refused amount_too_large
          "amount":0                     | not sent                      | not sent
          "amount":-5                    | not sent                      | not sent
          "amount":10.5                  | not sent                      | not sent
          "amount":1e99                  | not sent                      | not sent
          "amount":"ten"                 | not sent                      | not sent
          "currency":"USD"               | asks for 1000 USD back, try 1 | refused partial_not_supported
          "currency":"reais"             | not sent                      | not sent
          "paymentMethod":"BOLETO"       | refused not_cancellable       | refused not_cancellable
          "paymentMethod":"BANK_TRANSFER" | refused not_cancellable       | refused not_cancellable
          "paymentMethod":"CARD"         | asks for 1000 BRL back, try 1 | asks for 300 BRL back, try 1
          """)
  void whatIsAskedBackIsWhatWasPaid(String told, String whole, String part) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), charge("SETTLED", told))).isEqualTo(whole);
    assertThat(afterwards(cancel(part(300)), charge("SETTLED", told))).isEqualTo(part);
  }

  @Test
  void aPartInTheChargesOwnCurrencyIsAskedBack() {
    var dollars = new Money(300, Currency.getInstance("USD"));
    assertThat(afterwards(cancel(partOf(dollars)), charge("SETTLED", "\"currency\":\"USD\"")))
        .isEqualTo("asks for 300 USD back, try 1");
  }

  private static String said(Talk talk, Reply... replies) {
    return Said.by(Replay.of(talk, replies).answer());
  }

  /** What is asked or said next, once it is known that there is no refund of ours. */
  private static String afterwards(Talk talk, Reply charge) {
    Replay replay = Replay.of(talk, charge);
    if (replay.end() instanceof Talk.Ask(var request, var next)
        && asks(request).equals("looks for refund 1")) {
      return said(next.apply(noRefund()));
    }
    return said(replay.end());
  }

  private static String said(Talk end) {
    return switch (end) {
      case Talk.Ask(var request, _) -> asks(request);
      case Talk.Conclude(var answer) -> Said.by(answer);
    };
  }
}

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
          # it says      | paid: refund it         | paid: leave it          | looked up
          IN_PROGRESS    | voids                   | voids                   | still live
          AUTHORIZED     | voids                   | voids                   | still live
          SETTLED        | refunds 1000 BRL, try 1 | refused already_settled | still live
          settled        | refunds 1000 BRL, try 1 | refused already_settled | still live
          REFUNDING      | not now busy            | not now busy            | unknown
          REFUNDED       | done refunded k1        | done refunded k1        | done refunded k1
          CHARGED_BACK   | refused charged_back    | refused charged_back    | refused charged_back
          CANCELLED      | done voided k1          | done voided k1          | done voided k1
          CANCELED       | done voided k1          | done voided k1          | done voided k1
          EXPIRED        | done voided k1          | done voided k1          | done voided k1
          FAILED         | done voided k1          | done voided k1          | done voided k1
          INITIAL_STATUS | not now busy            | not now busy            | still live
          DORMANT        | not sent                | not sent                | unknown
          """)
  void toBeCancelledWhole(String word, String refund, String refuse, String lookedUp) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), charge(word))).isEqualTo(refund);
    assertThat(afterwards(cancel(whole(OnPaid.REFUSE)), charge(word))).isEqualTo(refuse);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUND)), charge(word))).isEqualTo(lookedUp);
    assertThat(afterwards(lookUp(whole(OnPaid.REFUSE)), charge(word))).isEqualTo(lookedUp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # it says      | a part is asked back          | looked up
          IN_PROGRESS    | refused partial_not_supported | still live
          AUTHORIZED     | refused partial_not_supported | still live
          SETTLED        | refunds 300 BRL, try 1        | still live
          settled        | refunds 300 BRL, try 1        | still live
          REFUNDING      | not now busy                  | unknown
          REFUNDED       | refused already_refunded      | still live
          CHARGED_BACK   | refused charged_back          | still live
          CANCELLED      | refused not_cancellable       | still live
          CANCELED       | refused not_cancellable       | still live
          EXPIRED        | refused not_cancellable       | still live
          FAILED         | refused not_cancellable       | still live
          INITIAL_STATUS | not now busy                  | still live
          DORMANT        | not sent                      | unknown
          """)
  void toBeCancelledInPart(String word, String part, String lookedUp) {
    assertThat(afterwards(cancel(part(300)), charge(word))).isEqualTo(part);
    assertThat(afterwards(lookUp(part(300)), charge(word))).isEqualTo(lookedUp);
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
    assertThat(asks(third.request())).isEqualTo("refunds 300 BRL, try 3");
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
          # told with                     | whole                   | part of 300
          "amount":"1000"                 | refunds 1000 BRL, try 1 | refunds 300 BRL, try 1
          "amount":1000.0                 | refunds 1000 BRL, try 1 | refunds 300 BRL, try 1
          "amount":300                    | refunds 300 BRL, try 1  | refunds 300 BRL, try 1
          "amount":299                    | refunds 299 BRL, try 1  | refused amount_too_large
          "amount":0                      | not sent                | not sent
          "amount":-5                     | not sent                | not sent
          "amount":10.5                   | not sent                | not sent
          "amount":1e99                   | not sent                | not sent
          "amount":"ten"                  | not sent                | not sent
          "currency":"USD"                | refunds 1000 USD, try 1 | refused partial_not_supported
          "currency":"reais"              | not sent                | not sent
          "paymentMethod":"BOLETO"        | refused not_cancellable | refused not_cancellable
          "paymentMethod":"BANK_TRANSFER" | refused not_cancellable | refused not_cancellable
          "paymentMethod":"CARD"          | refunds 1000 BRL, try 1 | refunds 300 BRL, try 1
          """)
  void whatIsAskedBackIsWhatWasPaid(String told, String whole, String part) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), charge("SETTLED", told))).isEqualTo(whole);
    assertThat(afterwards(cancel(part(300)), charge("SETTLED", told))).isEqualTo(part);
  }

  @Test
  void aPartInTheChargesOwnCurrencyIsAskedBack() {
    var dollars = new Money(300, Currency.getInstance("USD"));
    assertThat(afterwards(cancel(partOf(dollars)), charge("SETTLED", "\"currency\":\"USD\"")))
        .isEqualTo("refunds 300 USD, try 1");
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

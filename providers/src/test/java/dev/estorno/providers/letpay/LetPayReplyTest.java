package dev.estorno.providers.letpay;

import static dev.estorno.providers.letpay.Letters.afterwards;
import static dev.estorno.providers.letpay.Letters.cancel;
import static dev.estorno.providers.letpay.Letters.error;
import static dev.estorno.providers.letpay.Letters.full;
import static dev.estorno.providers.letpay.Letters.inDoubt;
import static dev.estorno.providers.letpay.Letters.lookUp;
import static dev.estorno.providers.letpay.Letters.paid;
import static dev.estorno.providers.letpay.Letters.payment;
import static dev.estorno.providers.letpay.Letters.then;
import static dev.estorno.providers.letpay.Letters.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
import dev.estorno.core.OnPaid;
import dev.estorno.core.ProviderWord;
import dev.estorno.providers.Replay;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code of LetPay's that can answer a cancel or a refund has its own answer. */
class LetPayReplyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # HTTP | code       | the payment stands where it stood
          400 | 01.05.0030 | refused not_cancellable
          422 | 00.04.0006 | refused not_cancellable
          422 | 00.04.0007 | refused not_cancellable
          422 | 00.04.0003 | refused not_cancellable
          403 | 00.04.0003 | refused not_cancellable
          422 | 00.04.0014 | refused amount_too_large
          422 | 01.05.0018 | refused refund_period_over
          422 | 00.01.0028 | not now merchant_balance_too_low
          422 | 01.05.0014 | not now merchant_balance_too_low
          422 | 01.04.0014 | not now busy
          422 | 01.05.0001 | not now busy
          422 | 01.05.0002 | not now busy
          422 | 01.05.0003 | not now busy
          422 | 01.05.0004 | not now busy
          422 | 01.05.0017 | not now busy
          422 | 00.04.0012 | not now busy
          422 | 00.04.0010 | not now busy
          404 | 00.01.0038 | refused payment_not_found
          400 | 00.01.0013 | refused payment_not_found
          422 | 00.04.0002 | refused payment_not_found
          422 | 00.04.0005 | refused payment_not_found
          422 | 01.04.0011 | refused payment_not_found
          422 | 01.04.0012 | refused payment_not_found
          400 | 00.01.0044 | refused request_rejected
          400 | 00.01.0031 | refused request_rejected
          422 | 00.04.0011 | refused request_rejected
          422 | 00.04.0022 | refused request_rejected
          422 | 01.03.0001 | refused request_rejected
          """)
  void whatIsDeclinedIsLookedAtAgain(int status, String code, String answer) {
    Reply[] asked = then(paid("PAID", "0", ""), error(status, code));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), then(asked, paid("PAID", "0", ""))))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "CREATED, 00.04.0010, refused not_cancellable",
    "CREATED, 00.04.0012, refused not_cancellable",
    "PROCESSING, 00.04.0010, not now busy",
    "IN_ANALYSIS, 00.04.0010, not now busy",
    "PRE_AUTHORIZED, 00.04.0010, not now busy",
    "PROCESSING, 01.05.0017, not now busy",
  })
  void whatWasNeverSentCannotBeCancelled(String word, String code, String answer) {
    assertThat(
            afterwards(
                cancel(whole(OnPaid.REFUND)), payment(word), error(422, code), payment(word)))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "502, 00.03.0001, unknown",
    "500, 00.00.0000, unknown",
    "500, 00.05.0012, unknown",
    "503, 01.05.0030, unknown",
    "400, 00.03.0001, unknown",
    "422, 00.03.0007, unknown",
    "400, 00.00.0000, unknown",
    "422, 00.05.0001, unknown",
    "422, 00.02.0001, unknown",
    "422, 01.02.0001, unknown",
    "422, 01.02.0002, unknown",
    "400, 00.01.0043, unknown",
    "422, 01.08.0001, unknown",
    "403, 00.03.0001, unknown",
    "422, 00.01.0010, not now credentials_rejected",
    "400, 00.01.0012, not now credentials_rejected",
  })
  void troubleOfLetPaysOwnIsDoubtWhateverTheStatus(int status, String code, String answer) {
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), payment("PROCESSING"), error(status, code)))
        .isEqualTo(answer);
    assertThat(
            afterwards(
                cancel(whole(OnPaid.REFUND)), then(paid("PAID", "0", ""), error(status, code))))
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # HTTP | body                               | first look  | to a cancel | in doubt
          401    | {"message":"Access Denied"}        | credentials | credentials | credentials
          403    | {"message":"Forbidden"}            | credentials | credentials | credentials
          429    | {}                                 | not sent    | not sent    | not sent
          500    | <html></html>                      | not sent    | unknown     | unknown
          302    | ''                                 | not sent    | unknown     | unknown
          200    | <html></html>                      | not sent    | unknown     | unknown
          200    | []                                 | not sent    | unknown     | unknown
          200    | {}                                 | not sent    | unknown     | unknown
          200    | {"payment_token":"other"}          | not sent    | unknown     | unknown
          404    | <html></html>                      | not sent    | asks again  | unknown
          404    | {"errors":[{"code":"00.01.0038"}]} | not found   | asks again  | still live
          """)
  void anyOtherReplyIsReadByWhatSilenceWouldMean(
      int status, String body, String firstLook, String toCancel, String inDoubt) {
    Reply reply = Samples.json(status, body);
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), reply)).isEqualTo(full(firstLook));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), payment("PROCESSING"), reply))
        .isEqualTo(full(toCancel).replace("asks again", "GET /payment/8f048623"));
    assertThat(afterwards(lookUp(inDoubt(whole(OnPaid.REFUND))), reply)).isEqualTo(full(inDoubt));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # HTTP | the list of refunds | first look | in doubt
          200 | {}                    | not sent   | unknown
          200 | null                  | not sent   | unknown
          502 | {}                    | not sent   | unknown
          404 | {}                    | not sent   | unknown
          """)
  void withoutTheListOfRefundsNothingIsKnown(
      int status, String list, String firstLook, String inDoubt) {
    Reply[] replies = {payment("PAID"), Samples.json(status, list)};
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo(firstLook);
    assertThat(afterwards(lookUp(inDoubt(whole(OnPaid.REFUND))), replies)).isEqualTo(inDoubt);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"refund_status":"PROCESSING","payment_token":"8f048623"}
          {"refund_id":7,"payment_token":"other"}
          {}
          <html></html>
          """)
  void aRefundThatCannotBeReadIsDoubt(String body) {
    Reply[] replies = then(paid("PAID", "0", ""), Samples.json(200, body));
    assertThat(afterwards(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo("unknown");
  }

  @Test
  void letPaysOwnWordsAreKeptBesideOurs() {
    Reply no = error(422, "00.04.0014");
    Reply[] replies = then(then(paid("PAID", "0", ""), no), paid("PAID", "0", ""));
    var answer = (Answer.Refused) Replay.of(cancel(whole(OnPaid.REFUND)), replies).answer();
    assertThat(answer.word()).isEqualTo(new ProviderWord("00.04.0014", "D"));
    Reply denied = Samples.json(401, "{\"message\":\"Access Denied\"}");
    var notNow = (Answer.NotNow) Replay.of(cancel(whole(OnPaid.REFUND)), denied).answer();
    assertThat(notNow.word()).isEqualTo(new ProviderWord("HTTP 401", "Access Denied"));
  }

  @Test
  void aStrangeReferenceStaysOnePartOfThePath() {
    var it = Samples.whole("letpay", "../a b/c?d", OnPaid.REFUND);
    assertThat(afterwards(cancel(it))).isEqualTo("GET /payment/..%2Fa%20b%2Fc%3Fd");
  }
}

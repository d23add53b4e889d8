package dev.estorno.providers.liquido;

import static dev.estorno.providers.liquido.Charges.asks;
import static dev.estorno.providers.liquido.Charges.cancel;
import static dev.estorno.providers.liquido.Charges.charge;
import static dev.estorno.providers.liquido.Charges.error;
import static dev.estorno.providers.liquido.Charges.lookUp;
import static dev.estorno.providers.liquido.Charges.noRefund;
import static dev.estorno.providers.liquido.Charges.part;
import static dev.estorno.providers.liquido.Charges.refund;
import static dev.estorno.providers.liquido.Charges.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Answer;
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

/** How replies are read: by the status in them, and by what silence would mean. */
class LiquidoReplyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #   | answered                                          | first look  | looked up
          200 | {}                                                | not sent    | unknown
          200 | <html>                                            | not sent    | unknown
          200 | {"transferStatus":"SETTLED","idempotencyKey":"x"} | not sent    | unknown
          200 | {"transferStatus":"FAILED"}                       | not sent    | unknown
          204 |                                                   | not sent    | unknown
          302 |                                                   | not sent    | unknown
          400 | {"error":"invalid_client"}                        | CREDENTIALS | CREDENTIALS
          401 | {"message":"Unauthorized"}                        | CREDENTIALS | CREDENTIALS
          403 | {"message":"Forbidden"}                           | CREDENTIALS | CREDENTIALS
          404 | {"transferStatusCode":404}                        | NOT FOUND   | still live
          422 | {"transferStatusCode":422}                        | NOT FOUND   | still live
          400 | {"status":400,"error":"Bad Request"}              | NOT FOUND   | still live
          404 | <html>                                            | not sent    | unknown
          405 | {"message":"Method Not Allowed"}                  | not sent    | unknown
          408 |                                                   | not sent    | unknown
          409 | {"transferStatusCode":409}                        | not sent    | unknown
          429 | {"message":"Too Many Requests"}                   | not sent    | not sent
          500 | {"transferStatus":"CANCELLED"}                    | not sent    | unknown
          503 |                                                   | not sent    | unknown
          """)
  void whatALookIsAnswered(int http, String body, String first, String lookedUp) {
    Reply reply = Samples.json(http, body == null ? "" : body);
    assertThat(said(cancel(whole(OnPaid.REFUND)), reply)).isEqualTo(meant(first));
    assertThat(said(lookUp(whole(OnPaid.REFUND)), reply)).isEqualTo(meant(lookedUp));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #   | answered                                          | to a cancel | to a refund
          200 | {}                                                | unknown     | unknown
          200 | <html>                                            | unknown     | unknown
          200 | {"transferStatus":"SETTLED","idempotencyKey":"x"} | unknown     | unknown
          200 | {"transferStatus":"FAILED"}                       | unknown     | unknown
          204 |                                                   | unknown     | unknown
          302 |                                                   | unknown     | unknown
          400 | {"error":"invalid_client"}                        | looks       | looks
          401 | {"message":"Unauthorized"}                        | CREDENTIALS | CREDENTIALS
          403 | {"message":"Forbidden"}                           | CREDENTIALS | CREDENTIALS
          404 | {"transferStatusCode":404}                        | looks       | looks
          422 | {"transferStatusCode":422}                        | looks       | looks
          400 | {"status":400,"error":"Bad Request"}              | looks       | looks
          404 | <html>                                            | looks       | looks
          405 | {"message":"Method Not Allowed"}                  | looks       | looks
          408 |                                                   | unknown     | unknown
          409 | {"transferStatusCode":409}                        | looks       | looks
          429 | {"message":"Too Many Requests"}                   | not sent    | not sent
          500 | {"transferStatus":"CANCELLED"}                    | unknown     | unknown
          503 |                                                   | unknown     | unknown
          """)
  void whatAnActIsAnswered(int http, String body, String cancelled, String refunded) {
    Reply reply = Samples.json(http, body == null ? "" : body);
    assertThat(said(cancel(whole(OnPaid.REFUND)), charge("IN_PROGRESS"), reply))
        .isEqualTo(meant(cancelled));
    assertThat(said(cancel(whole(OnPaid.REFUND)), charge("SETTLED"), noRefund(), reply))
        .isEqualTo(meant(refunded));
  }

  private static String meant(String word) {
    return word.replace("CREDENTIALS", "not now credentials_rejected")
        .replace("NOT FOUND", "refused payment_not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "404, true, 'refunds 1000 BRL, try 1', still live",
    "422, true, 'refunds 1000 BRL, try 1', still live",
    "404, false, not sent, unknown",
    "500, true, not sent, unknown",
    "429, true, not sent, not sent",
    "403, true, not now credentials_rejected, not now credentials_rejected",
  })
  void aRefundThatIsNotKnownIsNotThereAndAnyOtherReplySaysNothing(
      int http, boolean json, String first, String lookedUp) {
    Reply reply = json ? error(http, "no") : Samples.json(http, "<html>");
    assertThat(said(cancel(whole(OnPaid.REFUND)), charge("SETTLED"), reply)).isEqualTo(first);
    assertThat(said(lookUp(whole(OnPaid.REFUND)), charge("SETTLED"), reply)).isEqualTo(lookedUp);
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, done voided k1",
    "CANCELED, done voided k1",
    "cancelled, done voided k1",
    "IN_PROGRESS, pending k1",
    "AUTHORIZED, pending k1",
    "FAILED, looks",
    "SETTLED, looks",
    "EXPIRED, looks",
    "REFUNDED, looks",
    "CHARGED_BACK, looks",
    "DORMANT, unknown",
  })
  void aCancelIsJudgedByItsStatusAndNotByItsCode(String status, String said) {
    Reply reply = charge(status, "\"transferStatusCode\":500");
    assertThat(said(cancel(whole(OnPaid.REFUND)), charge("IN_PROGRESS"), reply)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "SETTLED, done refunded c1-1",
    "IN_PROGRESS, pending c1-1",
    "FAILED, not now request_rejected",
    "DORMANT, unknown",
  })
  void soIsARefund(String status, String said) {
    assertThat(said(cancel(whole(OnPaid.REFUND)), charge("SETTLED"), noRefund(), refund(1, status)))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the cancel is answered | then it stands at | what follows
          FAILED                   | IN_PROGRESS       | not now request_rejected
          FAILED                   | SETTLED           | looks for refund 1
          FAILED                   | CANCELLED         | done voided k1
          FAILED                   | FAILED            | done voided k1
          SETTLED                  | SETTLED           | looks for refund 1
          EXPIRED                  | EXPIRED           | done voided k1
          422                      | IN_PROGRESS       | refused not_cancellable
          422                      | AUTHORIZED        | refused not_cancellable
          404                      | IN_PROGRESS       | refused not_cancellable
          409                      | IN_PROGRESS       | not now busy
          422                      | CANCELLED         | done voided k1
          422                      | DORMANT           | unknown
          """)
  void whatIsNotCancelledIsLookedAtAgain(String answered, String after, String follows) {
    Reply reply =
        answered.matches("\\d+") ? error(Integer.parseInt(answered), "no") : charge(answered);
    assertThat(said(cancel(whole(OnPaid.REFUND)), charge("IN_PROGRESS"), reply, charge(after)))
        .isEqualTo(follows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          #   | saying                   | whole                    | part
          422 | Insufficient balance     | not now BALANCE          | not now BALANCE
          422 | Saldo insuficiente       | not now BALANCE          | not now BALANCE
          422 | larger than what is left | refused amount_too_large | refused amount_too_large
          422 | Only full refund         | refused request_rejected | refused partial_not_supported
          422 | No partial refund        | refused request_rejected | refused partial_not_supported
          422 | whatever                 | refused request_rejected | refused request_rejected
          409 | The key was used         | not now busy             | not now busy
          """)
  void whatIsNotRefundedIsToldByItsWords(int http, String words, String whole, String part) {
    Reply[] replies = {
      charge("SETTLED"), noRefund(), error(http, words), charge("SETTLED"), noRefund()
    };
    assertThat(said(cancel(whole(OnPaid.REFUND)), replies))
        .isEqualTo(whole.replace("BALANCE", "merchant_balance_too_low"));
    assertThat(said(cancel(part(300)), replies))
        .isEqualTo(part.replace("BALANCE", "merchant_balance_too_low"));
  }

  @ParameterizedTest
  @CsvSource({
    "PIX_STATIC_QR, 2026-08-22 11:59:59 UTC, refused refund_period_over",
    "PIX_DYNAMIC_QR, 2026-08-22 19:59:59 GMT+08:00, refused refund_period_over",
    "PIX_STATIC_QR, 2026-08-22 12:00:00 UTC, refused request_rejected",
    "PIX_STATIC_QR, 2026-08-22 04:00:01 GMT-08:00, refused request_rejected",
    "CREDIT_CARD, 2020-01-01 00:00:00 UTC, refused request_rejected",
    "PIX_STATIC_QR, some day, refused request_rejected",
  })
  void aPixCanBeGivenBackWithinNinetyDays(String method, String settled, String said) {
    Reply charge =
        charge(
            "SETTLED",
            "\"paymentMethod\":\"" + method + "\"",
            "\"finalStatusTime\":\"" + settled + "\"");
    Reply[] replies = {charge, noRefund(), error(422, "no"), charge, noRefund()};
    assertThat(said(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo(said);
  }

  @Test
  void aRefundThatLandedLateIsFoundThoughItsRepetitionIsDeclined() {
    Reply[] replies = {
      charge("SETTLED"),
      noRefund(),
      error(409, "The idempotencyKey was used"),
      charge("REFUNDED"),
      refund(1, "SETTLED")
    };
    assertThat(said(cancel(whole(OnPaid.REFUND)), replies)).isEqualTo("done refunded c1-1");
    assertThat(said(cancel(part(300)), replies)).isEqualTo("done refunded c1-1");
  }

  @Test
  void theProvidersWordsAreKeptWithoutThePayers() {
    Reply reply = error(422, "No, 007.408.869-67 of thiago@example.com may not");
    var replay =
        Replay.of(
            cancel(whole(OnPaid.REFUND)), charge("IN_PROGRESS"), reply, charge("IN_PROGRESS"));
    assertThat(replay.answer())
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            it -> {
              assertThat(it.word().code()).isEqualTo("422");
              assertThat(it.word().text()).isEqualTo("No, *** of *** may not");
            });
  }

  @Test
  void readsAreReadsAndActsAreActs() {
    var replay =
        Replay.of(
            cancel(whole(OnPaid.REFUND)),
            charge("IN_PROGRESS"),
            charge("FAILED"),
            charge("SETTLED"),
            noRefund());
    assertThat(replay.asked())
        .extracting(Request::nature)
        .containsExactly(
            Request.Nature.READ, Request.Nature.ACT, Request.Nature.READ, Request.Nature.READ);
    assertThat(replay.request().nature()).isEqualTo(Request.Nature.ACT);
  }

  private static String said(Talk talk, Reply... replies) {
    return switch (Replay.of(talk, replies).end()) {
      case Talk.Ask(Request request, _) -> asks(request);
      case Talk.Conclude(Answer answer) -> Said.by(answer);
    };
  }
}

package dev.estorno.providers.liquido;

import dev.estorno.providers.Facts;
import java.time.Duration;
import java.util.List;

/** What Liquido's documents promise, and what we assume where they are silent. */
final class LiquidoFacts {
  static final String CLIENT_ID = "client_id";
  static final String CLIENT_SECRET = "client_secret";
  static final String API_KEY = "api_key";

  /** Where {@code expires_in} is missing: what the authentication page's example shows. */
  static final Duration TOKEN_LASTS = Duration.ofHours(1);

  /** Assumed: how far a signal's timestamp may lie from our clock. Liquido names no bound. */
  static final Duration SIGNAL_AGE_MAX = Duration.ofMinutes(5);

  /** The Central Bank's API: a Pix is given back within 90 days (OpenAPI 2.9.0, PixDevolucao). */
  static final Duration PIX_REFUND_PERIOD = Duration.ofDays(90);

  /** Assumed: how many refunds may fail before the cancellation is refused. */
  static final int REFUNDS_MAX = 5;

  static final Facts FACTS =
      new Facts(
          "Liquido",
          List.of(CLIENT_ID, CLIENT_SECRET, API_KEY),
          false,
          true,
          true,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          16,
          Facts.RATE_UNKNOWN,
          "",
          "an HMAC of body and time in the header Liquido-Signature, under the client secret, at"
              + " most "
              + SIGNAL_AGE_MAX.toMinutes()
              + " minutes old",
          List.of(
              "No time-out is published: a call may take 30 s, and a request without a reply has"
                  + " landed 60 s later.",
              "No rate limit is published: at most 16 calls at once for each account.",
              "A token whose end is not told lasts an hour, as in the example of the authentication"
                  + " page. The token service of api.liquido.com is at authsg.liquido.com, that of"
                  + " api-qa.liquido.com at auth-dev.liquido.com, any other at the account's base.",
              "The errors of the pay-in API are not published: a 4xx to a request means that"
                  + " nothing was done, and the charge is looked at again; a 400, 404, 410 or 422"
                  + " in JSON to a look-up means that nothing is known under that key.",
              "A cancel of a paid charge never refunds: the page cancels IN_PROGRESS payments, and"
                  + " newer ones AUTHORIZED cards, only. So it may be sent twice.",
              "After an answer of IN_PROGRESS a charge that stays so is asked to be cancelled again"
                  + " once a minute has passed.",
              "FAILED is a final status: the charge was never paid and cannot be, whether it failed"
                  + " by itself or on being cancelled. A cancellation that is answered with FAILED"
                  + " has left the charge as the next look finds it.",
              "A refund's key stands for one refund: the same key with the same body is the same"
                  + " refund. A refund that FAILED has moved no money; the next is asked under the"
                  + " next key, "
                  + REFUNDS_MAX
                  + " in all.",
              "Parts can be refunded, as on the page for payment links; Colombia's page says whole"
                  + " payments only. Liquido does not tell how much of a charge went back: after a"
                  + " part, the rest is cancelled by naming its amount.",
              "Paid boletos and bank transfers are not refunded: Liquido wants the payer's bank"
                  + " account for that.",
              "A refund of a Pix that is declined more than 90 days after the payment is declined"
                  + " because the Central Bank's period is over.",
              "Words such as balance and saldo in the text of a declined refund tell that the"
                  + " merchant's balance is too low."));

  private LiquidoFacts() {}
}

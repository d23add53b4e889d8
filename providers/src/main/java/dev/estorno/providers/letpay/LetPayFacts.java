package dev.estorno.providers.letpay;

import dev.estorno.providers.Facts;
import java.time.Duration;
import java.util.List;

/** What LetPay's documents promise, and what we assume where they are silent. */
final class LetPayFacts {
  static final String API_KEY = "api_key";
  static final String API_SECRET = "api_secret";

  static final Facts FACTS =
      new Facts(
          "LetPay",
          List.of(API_KEY, API_SECRET),
          false,
          true,
          false,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          16,
          Facts.RATE_UNKNOWN,
          "",
          "nothing, for LetPay signs none: one that names a payment only makes us look",
          List.of(
              "No time-out is published: we wait 30 s, and a request without a reply has landed"
                  + " 60 s later.",
              "No rate limit is published: at most 16 calls at once for each account.",
              "No time limit for refunds of payments by PicPay is published: none is kept.",
              "A token stays good until its own end, whatever was renewed since: the API calls"
                  + " itself stateless. Many processes may so log in beside each other.",
              "401 means that nothing was done, for the token is checked first.",
              "What a cancel is answered with, PROCESSING, only says that it was taken; it ends in"
                  + " CANCELED, or the payer was faster and it is PAID or PRE_AUTHORIZED.",
              "Cancelling never gives money back: it is for payments that are not paid.",
              "A payment in IN_ANALYSIS may be cancelled, as LetPay's status map shows; where it is"
                  + " declined we wait until the review is over.",
              "DECLINED and ERROR end a payment as CANCELED does: never paid, and never to be.",
              "Codes for trouble of LetPay's own or of others (00.00, 00.02, 00.03, 00.05, 01.02,"
                  + " 00.01.0043, 01.08.0001) may come after the effect, whatever the HTTP status;"
                  + " any other 4xx means that nothing was done.",
              "A refund that is FAILED gave nothing back, and may be asked for anew.",
              "While a refund is under way that nobody here can name, nothing is asked.",
              "Two partial refunds of the same amount, one of them made outside Estorno while ours"
                  + " got no reply, cannot be told apart."));

  private LetPayFacts() {}
}

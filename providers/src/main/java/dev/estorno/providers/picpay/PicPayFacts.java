package dev.estorno.providers.picpay;

import dev.estorno.providers.Facts;
import java.time.Duration;
import java.util.List;

/** What PicPay's documents promise, and what we assume where they are silent. */
final class PicPayFacts {
  static final String PICPAY_TOKEN = "picpay_token";
  static final String SELLER_TOKEN = "seller_token";

  static final Facts FACTS =
      new Facts(
          "PicPay",
          List.of(PICPAY_TOKEN, SELLER_TOKEN),
          false,
          true,
          false,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          16,
          Facts.RATE_UNKNOWN,
          "",
          "a secret in the header x-seller-token, the same in every signal",
          List.of(
              "No time-out is published. PicPay's 1-Click API, a sister, gives up a request after"
                  + " 30 s: so do we, and a request without a reply has landed 60 s later.",
              "No rate limit is published: at most 16 calls at once for each account.",
              "No time limit for refunds is published: none is kept.",
              "The errors of a refused cancellation are not published, except for an amount that"
                  + " is too large and for a payment already wholly cancelled: any 4xx means that"
                  + " nothing was done, the payment is looked at again, and words such as saldo and"
                  + " consumidor tell whose balance is too low.",
              "A cancellation without authorizationId never refunds: PicPay's guide asks for it"
                  + " once a payment is paid.",
              "An unknown payment answers 404, as in PicPay's draft of the next version.",
              "A payment in status analysis is paid, and cancelling it refunds.",
              "A cancelled payment in status authorized was voided, unless the status tells that"
                  + " something of it was paid.",
              "A full cancellation of a partly refunded payment refunds the rest by an amount.",
              "Two partial refunds of the same amount, one of them made outside Estorno while ours"
                  + " got no reply, cannot be told apart."));

  private PicPayFacts() {}
}

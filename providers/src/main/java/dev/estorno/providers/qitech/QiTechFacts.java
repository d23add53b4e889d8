package dev.estorno.providers.qitech;

import dev.estorno.providers.Facts;
import java.time.Duration;
import java.util.List;

/** What QI Tech's documents promise, and what we assume where they are silent. */
final class QiTechFacts {
  static final String CLIENT_KEY = "client_key";
  static final String PRIVATE_KEY = "private_key";
  static final String ACCOUNT_KEY = "account_key";
  static final String PROVIDER_PUBLIC_KEY = "provider_public_key";

  static final Facts FACTS =
      new Facts(
          "QI Tech",
          List.of(CLIENT_KEY, PRIVATE_KEY, ACCOUNT_KEY, PROVIDER_PUBLIC_KEY),
          false,
          true,
          true,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          16,
          Facts.RATE_UNKNOWN,
          "an unpaid order: before 22:00 in São Paulo on the day before its reference_date, which"
              + " is looked up and recorded before asking; a refund: 90 days",
          "a JWT (ES512) in the header AUTHORIZATION, made with QI Tech's key over the MD5 of the"
              + " body",
          List.of(
              "\"10 PM\" is São Paulo's, as EBANX says of the same rule of the Central Bank, and"
                  + " 22:00:00 itself is too late. The day before is the calendar's, whatever day"
                  + " of the week: reference_date is taken as already moved to a workday.",
              "An order cannot be cancelled in its current status, or no longer: neither has a code"
                  + " in the documents. Any 4xx means that nothing was done, the order is looked at"
                  + " again, and the words decide between deadline_passed and not_cancellable.",
              "An accepted order will be paid or rejected, and nobody can stop that. With on_paid:"
                  + " refund the cancellation waits for its day and then refunds it; with on_paid:"
                  + " refuse it is refused.",
              "A rejected order (\"will not be processed\") counts as voided, as a cancelled one"
                  + " does: it was not paid and never will be.",
              "A request without a body is signed with the MD5 of {}, as QI Tech's examples do.",
              "The same request_control_key never reverses twice. A reversal that QI Tech rejects"
                  + " ends the cancellation; another one has another key.",
              "The Pix of a paid order tells its reversals as QI Tech's page on querying a transfer"
                  + " shows for outgoing ones.",
              "Of a signal's signature the key, the method and the MD5 of the body are checked, not"
                  + " the time or the path: a repeated signal only makes Estorno look again.",
              "Signals about payment orders carry their two keys; all others are heard and name"
                  + " nothing to look up. Orders named with their account key are found by looking"
                  + " only.",
              "No time-out is published: 30 s, and what got no reply has landed 60 s later.",
              "No rate limit is published: at most 16 calls at once for each account."));

  private QiTechFacts() {}
}

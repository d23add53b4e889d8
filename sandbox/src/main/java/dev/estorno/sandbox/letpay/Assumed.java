package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.fake.CallbackRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything about LetPay that no document says and this fake had to decide. Each with its reason;
 * where real LetPay is seen to do otherwise, this is the one file to change.
 *
 * <ul>
 *   <li>A renewed token does not end the one before: the API calls itself stateless, and the one
 *       public client keeps its first token for many calls.
 *   <li>Whoever knows a key may name it {@code username} and {@code password}, as before API keys.
 *       The sandbox's own key cannot be deleted: that is the documented 403.
 *   <li>What a body is, not what its Content-Type says, counts: the documents' curl lines send JSON
 *       as a form. The body of a cancel is not looked at.
 *   <li>{@code payment_currency} and {@code payment_country} may be left out, though documented as
 *       required: the one public client knows neither.
 *   <li>The answer to a new payment says PROCESSING, as documented, also when the first name forces
 *       a status: the next look shows that one. With {@code delay_capture} PAID means
 *       PRE_AUTHORIZED: the payer has agreed, nobody has captured.
 *   <li>A date of expiry ends with its day, in UTC as all times here. One that is over already, as
 *       in the documents' samples, counts as none.
 *   <li>A cancel that cannot be is the documented 422, 00.04.0010, whatever the status; also of
 *       CREATED, for the page speaks of payments "already sent". IN_ANALYSIS can be cancelled: the
 *       status map has that arrow.
 *   <li>Asked again while a cancel or a capture is under way: 01.05.0017.
 *   <li>The payer who pays before a cancel is done wins, and the cancel is forgotten.
 *   <li>A refund takes the money from the merchant at once; the payment's status and {@code
 *       refunded_amount} change when it is COMPLETED.
 *   <li>A refund without an amount is of all that is left. PicPay refunds in parts: the page's own
 *       example has an amount. No time limit is kept, as the table has none for PicPay.
 *   <li>More than what is left is 422 00.04.0014, a balance that is too low 422 00.01.0028: the
 *       table of codes tells no HTTP status.
 *   <li>Nobody is called back about a new payment: that is no change of status. Any 2xx counts as
 *       delivered.
 *   <li>Disputes never come by themselves; the control API puts payments there.
 *   <li>There are no fees and no rate limit; the contract takes payments by PicPay in BRL only.
 * </ul>
 */
final class Assumed {

  /** The documents' samples name no contract of their own: this word stands for the sandbox's. */
  static final String CONTRACT_OF_THE_DOCUMENTS = "MY_CONTRACT_ID";

  /** "If not informed system will assume 2 days of current date": 48 hours, as in samples. */
  static final Duration EXPIRES_AFTER = Duration.ofDays(2);

  /** "Pre-auth capture/cancelation has a TTL of 5 days": read as 5 times 24 hours. */
  static final Duration CAPTURE_WITHIN = Duration.ofDays(5);

  /**
   * From what was taken to what is done: a cancel, a capture, each step of a refund. Long enough to
   * be seen, short enough to wait for; the control API can make it longer.
   */
  static final Duration TAKES = Duration.ofMillis(500);

  /** "Transaction declined", the plainest of the acquirer's codes. */
  static final String DECLINED = "01.03.0001";

  static final String UNEXPECTED = "00.00.0000";

  private static final Duration CALLBACK_FIRST = Duration.ofSeconds(2);
  private static final Duration CALLBACKS_LAST = Duration.ofHours(6);

  private Assumed() {}

  /** "Starting 2 seconds after the failure", "up to 6 hours": each pause twice the one before. */
  static CallbackRule callbacks() {
    List<Duration> pauses = new ArrayList<>();
    Duration left = CALLBACKS_LAST;
    for (Duration next = CALLBACK_FIRST; next.compareTo(left) < 0; next = next.multipliedBy(2)) {
      pauses.add(next);
      left = left.minus(next);
    }
    pauses.add(left);
    return new CallbackRule(status -> status >= 200 && status < 300, pauses);
  }
}

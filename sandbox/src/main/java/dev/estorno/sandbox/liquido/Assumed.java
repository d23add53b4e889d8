package dev.estorno.sandbox.liquido;

import dev.estorno.sandbox.fake.CallbackRule;
import dev.estorno.sandbox.kit.BrCode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Everything about Liquido that no document says and this fake had to decide. Each with its reason;
 * where real Liquido is seen to do otherwise, this is the one file to change.
 *
 * <ul>
 *   <li>Errors have three members of the charge's shape, with the HTTP status as {@code
 *       transferStatusCode}: clients read any 4xx body as JSON and look for those.
 *   <li>401 and 403 are the API gateway's own {@code {"message":...}}, for the token service is
 *       Amazon's Cognito by the tokens that the documents show. The token is looked at first.
 *   <li>A token without the word Bearer is taken, as one official SDK sends it.
 *   <li>Obligatory are {@code idempotencyKey}, {@code amount}, {@code currency}, {@code country},
 *       {@code paymentMethod} and {@code payer}: the documents' column "Required" is a lost icon.
 *   <li>A payer's name may have a hyphen although the rule says letters, digits and spaces: the
 *       documents' own boleto is for "Cliente - Isabela". Accents are refused, as the rule says.
 *   <li>The length of {@code description} is not looked at: three limits are published, and the
 *       test guide's own example breaks them all.
 *   <li>The same key with the same body is answered with the charge as it stands; with another body
 *       it is a conflict. So with refunds.
 *   <li>Cancelling what is cancelled already is answered like the first time.
 *   <li>A cancellation that fails says FAILED in its own answer and leaves the charge as it was.
 *   <li>{@code description} steers a cancellation only with a {@code finalStatus} of CANCELLED or
 *       FAILED; it is then asynchronous if {@code asyncFinalizationDelay} is there. So "the final
 *       status of a payment" of a charge that nobody cancels is never CANCELLED.
 *   <li>Refunds end at once, unless their own {@code description} has a delay, or the card is the
 *       one whose "refunds will use asynchronous refund flow".
 *   <li>Parts can be refunded, in several refunds. The page for Brazil shows other amounts than the
 *       payment's, the one for payment links allows it, the one for Colombia does not.
 *   <li>A charge is REFUNDING while a refund of it is, then REFUNDED or, if something is left,
 *       SETTLED again.
 *   <li>A refund that the merchant's balance does not cover is refused and not kept: its key stays
 *       free. A failed one is kept: another try needs another key.
 *   <li>No callback says that a charge was cancelled or expired: no such event is published, and
 *       one public client takes every event it does not know for a payment.
 *   <li>A dollar is five reais, always; the books count each charge in its own currency.
 *   <li>There are no fees, no minimum and no maximum, and no rate limit.
 * </ul>
 */
final class Assumed {

  /** Times are written in the founding document's offset; newer pages show others, and UTC. */
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  /**
   * {@code scheduledTime} comes this much after {@code createTime}, as in the founding document,
   * where it is later than the end.
   */
  static final Duration SCHEDULED_AFTER = Duration.ofMinutes(46).plusSeconds(55);

  /** A dynamic Pix without {@code expirationInfo}; it must lie between an hour and a week. */
  static final Duration PIX_LASTS = Duration.ofDays(1);

  /** How long a charge that the control API puts there stays in {@code INITIAL_STATUS}. */
  static final Duration BEGINS_AFTER = Duration.ofMinutes(1);

  /** "Other" than 200 is all that is said of the code of what FAILED. */
  static final int FAILED_CODE = 422;

  static final long REAIS_PER_DOLLAR = 5;

  /** As in the founding document's code. */
  static final BrCode.Payee PAYEE =
      new BrCode.Payee("Liquido Brl Pagamentos Di", "Belo Horizonte", "30380403");

  static final String PIX_KEY = "6b780a05-2659-4c6c-80d2-a8bd20c8396f";
  static final String PIX_URL = "pix.liquido.example/qr/v2/";
  static final String PDF_URL = "https://files.liquido.example/boleto/";

  static final String UNAUTHORIZED = "Unauthorized";
  static final String FORBIDDEN = "Forbidden";
  static final String NO_PATH = "Not Found";
  static final String TOO_MANY = "Too Many Requests";
  static final String BROKEN = "Internal Server Error";
  static final String NO_JSON = "The request body is not a JSON object";
  static final String NO_PAYMENT = "The payment does not exist";
  static final String NO_REFUND = "The refund does not exist";
  static final String KEY_USED = "The idempotencyKey was used with other parameters";
  static final String CANCEL_FAILED = "The cancellation failed";
  static final String PAYMENT_FAILED = "The payment failed";
  static final String REFUND_FAILED = "The refund failed";
  static final String BALANCE = "Insufficient balance for this refund";
  static final String REFUND_TOO_LARGE = "amount is larger than what is left of the payment";
  static final String BANK_ACCOUNT =
      "additionalInfo.bankTransferAccountInfo is required to refund this payment method";

  private Assumed() {}

  static String required(String field) {
    return field + " is required";
  }

  static String invalid(String field, String rule) {
    return field + " is invalid: " + rule;
  }

  static String cannot(String what, Charge charge) {
    return "A "
        + charge.terms.method()
        + " payment in status "
        + charge.status
        + " cannot be "
        + what;
  }

  /** "The merchant answers 200"; that Liquido tries again, and when, is not said. */
  static CallbackRule callbacks() {
    return new CallbackRule(
        status -> status == 200,
        List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6)));
  }
}

package dev.estorno.gateway.doors.vtex;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Effect;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a cancellation's state means to VTEX, which knows three ends only. */
sealed interface Verdict {
  /** VTEX's word for "tell the merchant to do it by hand". */
  String BY_HAND = "cancel-manually";

  record Done(CancellationId id, String message) implements Verdict {}

  /** Not done yet, or not now: VTEX asks again for a day. */
  record TryAgain(String code, String message) implements Verdict {}

  /** It cannot be done by machine: VTEX tells the merchant. */
  record Cannot(String message) implements Verdict {}

  /** VTEX's next call with the same requestId asks the provider anew. */
  Set<Reason> RETRIED =
      Arrays.stream(Reason.values()).filter(Verdict::mayChange).collect(Collectors.toSet());

  static Verdict of(Cancellation it) {
    return switch (it.state()) {
      case State.Cancelled(Effect effect, _) -> new Done(it.id(), message(effect));
      case State.Refused(Reason reason, _) when mayChange(reason) ->
          new TryAgain(reason.word().replace('_', '-'), message(reason));
      case State.Refused(Reason reason, _) -> new Cannot(message(reason));
      case State.Manual _ -> new Cannot("a person must look at this cancellation in Estorno");
      case State.Queued _, State.Submitting _, State.InDoubt _, State.Pending _ ->
          new TryAgain("still-processing", "the cancellation is under way; ask again");
    };
  }

  /** Whether asking the provider again, an hour later say, could end otherwise. */
  private static boolean mayChange(Reason reason) {
    return switch (reason) {
      // VTEX sometimes cancels before the payment has reached the provider.
      case PAYMENT_NOT_FOUND,
          MERCHANT_BALANCE_TOO_LOW,
          PAYER_BALANCE_TOO_LOW,
          CREDENTIALS_REJECTED,
          BUSY ->
          true;
      case ALREADY_SETTLED,
          ALREADY_REFUNDED,
          DEADLINE_PASSED,
          NOT_CANCELLABLE,
          PARTIAL_NOT_SUPPORTED,
          AMOUNT_TOO_LARGE,
          CHARGED_BACK,
          REFUND_PERIOD_OVER,
          REQUEST_REJECTED,
          RULED ->
          false;
    };
  }

  private static String message(Effect effect) {
    return switch (effect) {
      case VOIDED -> "voided: it was never paid and now cannot be";
      case REFUNDED -> "refunded: it was paid, and the money goes back";
    };
  }

  private static String message(Reason reason) {
    return switch (reason) {
      case ALREADY_SETTLED -> "it is paid, and this store's payments are not to be refunded";
      case ALREADY_REFUNDED -> "nothing is left to give back";
      case DEADLINE_PASSED -> "the provider no longer accepts its cancellation";
      case PAYMENT_NOT_FOUND -> "the provider does not know the payment";
      case NOT_CANCELLABLE -> "the payment stands where it cannot be cancelled";
      case PARTIAL_NOT_SUPPORTED -> "the provider cancels this payment whole or not at all";
      case AMOUNT_TOO_LARGE -> "more than what is left of the payment was asked for";
      case CHARGED_BACK -> "the card holder's bank has already taken the money back";
      case REFUND_PERIOD_OVER -> "the time in which it may be refunded is over";
      case MERCHANT_BALANCE_TOO_LOW -> "the merchant's balance does not cover the refund";
      case PAYER_BALANCE_TOO_LOW -> "the payer's balance does not cover the cashback";
      case CREDENTIALS_REJECTED -> "the provider does not accept the account's credentials";
      case BUSY -> "the provider is still busy with this payment";
      case REQUEST_REJECTED -> "the provider refused the request";
      case RULED -> "a person ruled that it is not cancelled";
    };
  }
}

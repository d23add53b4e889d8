package dev.estorno.core;

import java.util.Locale;

/** Why a cancellation was refused or must wait: ours, and the same for all providers. */
public enum Reason {
  /** Paid, and the caller asked not to refund. */
  ALREADY_SETTLED,
  /** Nothing is left to give back, and it was not this cancellation that gave it. */
  ALREADY_REFUNDED,
  /** The provider no longer accepts it: the last instant has gone by. */
  DEADLINE_PASSED,
  /** The provider does not know the payment. */
  PAYMENT_NOT_FOUND,
  /** The payment stands where nobody can cancel it. */
  NOT_CANCELLABLE,
  /** This provider, or this payment, can only be cancelled whole. */
  PARTIAL_NOT_SUPPORTED,
  /** More than what is left of the payment was asked for. */
  AMOUNT_TOO_LARGE,
  /** The card holder's bank has already taken the money back. */
  CHARGED_BACK,
  /** The time in which a paid payment may be refunded is over. */
  REFUND_PERIOD_OVER,
  /** The merchant's balance at the provider does not cover the refund. */
  MERCHANT_BALANCE_TOO_LOW,
  /** The payer's balance does not cover the cashback that must be given back. */
  PAYER_BALANCE_TOO_LOW,
  /** The provider does not accept this account's credentials. */
  CREDENTIALS_REJECTED,
  /** The provider is still busy with an earlier step of this payment. */
  BUSY,
  /** The provider refuses the request as such; its own words are kept beside this code. */
  REQUEST_REJECTED,
  /** A person ruled that it counts as refused. */
  RULED;

  /** As written outside: lower case with underscores. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

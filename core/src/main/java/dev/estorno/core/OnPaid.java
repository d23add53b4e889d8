package dev.estorno.core;

/** What the caller wants when the payment turns out to have been paid. */
public enum OnPaid {
  /** Give the money back. */
  REFUND,
  /** Leave it alone and answer {@link Reason#ALREADY_SETTLED}. */
  REFUSE
}

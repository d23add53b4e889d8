package dev.estorno.core;

import java.util.Locale;

/** What a finished cancellation did. */
public enum Effect {
  /** The payment was never paid and now cannot be. */
  VOIDED,
  /** It was paid, and the money goes back. */
  REFUNDED;

  /** As written outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.estorno.sandbox.kit;

import java.time.Instant;
import java.util.Locale;

/**
 * One void or refund that really happened because somebody asked for it.
 *
 * @param amount minor units
 */
public record Effect(String provider, String reference, Kind kind, long amount, Instant at) {

  public enum Kind {
    /** It was never paid, and now cannot be. */
    VOIDED,
    /** It was paid, and the money went back. */
    REFUNDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

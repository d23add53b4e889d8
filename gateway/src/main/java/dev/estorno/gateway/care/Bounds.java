package dev.estorno.gateway.care;

import dev.estorno.providers.Facts;

/**
 * What one account bears.
 *
 * @param callsPerSecondMax {@link Facts#RATE_UNKNOWN} where nobody gave a bound
 */
public record Bounds(int callsAtOnceMax, double callsPerSecondMax, Breaker breaker) {
  /** Of an account that nobody here can ask. */
  public static final Bounds NOTHING = new Bounds(0, Facts.RATE_UNKNOWN, Breaker.STANDARD);

  public static Bounds of(Facts facts, Breaker breaker) {
    return new Bounds(facts.callsAtOnceMax(), facts.callsPerSecondMax(), breaker);
  }
}

package dev.estorno.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The bounds of patience. Reaching one is a state, not a log line.
 *
 * @param attemptsMax how often the provider is asked to cancel before a person must look
 * @param attemptDelayMin wait after the first attempt that had no effect; doubles with each further
 *     one
 * @param attemptDelayMax the longest such wait
 * @param lookUpDelayMin wait after the first look-up that settled nothing; doubles likewise
 * @param lookUpDelayMax the longest such wait
 * @param doubtMax how long the provider may stay silent before a person must look
 * @param pendingMax how long the provider may take to finish an order it took
 * @param settle how long a request without a reply may still be travelling
 * @param deadlineMargin safety distance kept before a deadline
 */
public record Limits(
    int attemptsMax,
    Duration attemptDelayMin,
    Duration attemptDelayMax,
    Duration lookUpDelayMin,
    Duration lookUpDelayMax,
    Duration doubtMax,
    Duration pendingMax,
    Duration settle,
    Duration deadlineMargin) {

  /**
   * A day of patience, as the platforms that call us have; the provider's facts give the settle
   * time.
   */
  public static final Limits STANDARD =
      new Limits(
          100,
          Duration.ofSeconds(1),
          Duration.ofMinutes(15),
          Duration.ofMillis(500),
          Duration.ofMinutes(10),
          Duration.ofHours(24),
          Duration.ofDays(7),
          Duration.ofSeconds(60),
          Duration.ZERO);

  public Limits {
    if (attemptsMax < 1) {
      throw new IllegalArgumentException("attemptsMax must be at least 1: " + attemptsMax);
    }
    requireOrder("attemptDelay", attemptDelayMin, attemptDelayMax);
    requireOrder("lookUpDelay", lookUpDelayMin, lookUpDelayMax);
    if (settle.isNegative() || deadlineMargin.isNegative()) {
      throw new IllegalArgumentException("settle and deadlineMargin must not be negative");
    }
  }

  public Limits withSettle(Duration newSettle) {
    return new Limits(
        attemptsMax,
        attemptDelayMin,
        attemptDelayMax,
        lookUpDelayMin,
        lookUpDelayMax,
        doubtMax,
        pendingMax,
        newSettle,
        deadlineMargin);
  }

  Instant nextAttempt(CancellationId id, int attempts, Instant now) {
    return now.plus(spread(id, attempts, attemptDelayMin, attemptDelayMax));
  }

  Instant nextLookUp(CancellationId id, int lookUps, Instant now) {
    return now.plus(spread(id, lookUps, lookUpDelayMin, lookUpDelayMax));
  }

  /**
   * Doubles from min to max; between three quarters and the whole of it, spread by the id, so that
   * many that failed together do not come back together. The row itself is the chance: no dice.
   */
  private static Duration spread(CancellationId id, int tries, Duration min, Duration max) {
    long doubled = min.toMillis() << Math.clamp(tries - 1L, 0, 20);
    long ceiling = Math.min(max.toMillis(), doubled);
    int dice = Math.floorMod((id.text() + '#' + tries).hashCode(), 1000);
    return Duration.ofMillis(ceiling - ceiling * dice / 4000);
  }

  private static void requireOrder(String what, Duration min, Duration max) {
    if (!min.isPositive() || max.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          what + "Min must be above zero and at most " + what + "Max");
    }
  }
}

package dev.estorno.gateway.store.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an endpoint fares.
 *
 * @param since when its standing last changed
 * @param why it is disabled; empty when it is not
 * @param failures that count against it since it last took a notice
 * @param failingSince the first failure since it last took one; empty: it is fine
 * @param trouble the last failure, such as {@code status 500}; empty when there is none
 * @param probe the one notice that is tried while it is held; empty when none is under way
 * @param turnAt when it is to be looked at next; empty when there is no need to
 */
public record Health(
    Standing standing,
    Instant since,
    String why,
    int failures,
    Optional<Instant> failingSince,
    String trouble,
    String probe,
    Optional<Instant> turnAt) {

  /** What becomes of its deliveries. */
  public enum Standing {
    /** Each is sent when it is due. */
    OPEN,
    /** It fails: they are held back, and one at a time is tried. */
    HELD,
    /** It gets none, and those that wait are given up. */
    DISABLED,
    /** The same, and nobody sees it any more. */
    REMOVED
  }

  /**
   * How endpoints are let go on once nothing is wrong with them.
   *
   * @param deliveriesMax that are let go at once
   * @param pause until the next ones
   * @param probeMax after which a probe of which nothing was heard is taken for lost
   * @param grace no transaction lasts longer: what was written for an endpoint that was held a
   *     moment ago is there by then
   */
  public record Pace(int deliveriesMax, Duration pause, Duration probeMax, Duration grace) {
    public static final Pace STANDARD =
        new Pace(200, Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofSeconds(30));
  }

  /** An endpoint of which nothing is known yet, or that a person has put right. */
  public static Health fresh(Instant now) {
    return new Health(Standing.OPEN, now, "", 0, Optional.empty(), "", "", Optional.of(now));
  }

  public boolean takesNotices() {
    return switch (standing) {
      case OPEN, HELD -> true;
      case DISABLED, REMOVED -> false;
    };
  }

  /** It took a notice: all that was held back may go. */
  public Health accepted(Instant now) {
    return switch (standing) {
      case OPEN ->
          failingSince.isEmpty()
              ? this
              : new Health(standing, since, "", 0, Optional.empty(), "", "", turnAt);
      case HELD -> fresh(now);
      case DISABLED, REMOVED -> this;
    };
  }

  /** It failed in a way that may pass. */
  public Health failed(String what, boolean counts, Instant now) {
    Optional<Instant> first = failingSince.or(() -> Optional.of(now));
    int counted = failures + (counts ? 1 : 0);
    return new Health(standing, since, why, counted, first, what, probe, turnAt);
  }

  /** From now on one delivery at a time is tried, and the next one at that instant. */
  public Health held(Instant nextTry, Instant now) {
    Instant from = standing == Standing.HELD ? since : now;
    return new Health(
        Standing.HELD, from, "", failures, failingSince, trouble, "", Optional.of(nextTry));
  }

  public Health disabled(String because, Instant now) {
    return ended(Standing.DISABLED, because, now);
  }

  public Health removed(Instant now) {
    return ended(Standing.REMOVED, "removed", now);
  }

  private Health ended(Standing end, String because, Instant now) {
    return new Health(end, now, because, failures, failingSince, trouble, "", Optional.of(now));
  }

  /** This notice is tried at once, whatever else is held back. */
  public Health probing(String notice, Instant until) {
    return new Health(
        standing, since, why, failures, failingSince, trouble, notice, Optional.of(until));
  }

  public Health turning(Optional<Instant> next) {
    return new Health(standing, since, why, failures, failingSince, trouble, probe, next);
  }

  /**
   * After a turn that let so many deliveries go, or gave so many up.
   *
   * @param count how many
   */
  public Health turned(int count, Instant now, Pace pace) {
    if (count == pace.deliveriesMax()) {
      return turning(Optional.of(now.plus(pace.pause())));
    }
    Instant sure = since.plus(pace.grace());
    return turning(now.isBefore(sure) ? Optional.of(sure) : Optional.empty());
  }

  /** Held, and nothing waits: the next notice shows how it fares. */
  public Health idle(Instant now) {
    return new Health(
        Standing.OPEN, now, why, failures, failingSince, trouble, "", Optional.of(now));
  }
}

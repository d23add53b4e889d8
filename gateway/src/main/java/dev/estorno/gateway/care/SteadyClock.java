package dev.estorno.gateway.care;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The given clock, except that it stands still when that one is set back: a pause must not last a
 * year because somebody moved a sandbox's calendar.
 */
final class SteadyClock implements InstantSource {
  private final InstantSource clock;
  private final Instant start;
  private Instant read;
  private Duration gone = Duration.ZERO;

  SteadyClock(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
    this.read = start;
  }

  @Override
  public synchronized Instant instant() {
    Instant now = clock.instant();
    if (now.isAfter(read)) {
      gone = gone.plus(Duration.between(read, now));
    }
    read = now;
    return start.plus(gone);
  }

  /** Since the clock was made. */
  long nanos() {
    return Duration.between(start, instant()).toNanos();
  }
}

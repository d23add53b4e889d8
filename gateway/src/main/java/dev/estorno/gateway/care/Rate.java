package dev.estorno.gateway.care;

import dev.estorno.providers.Facts;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * How many calls an account's provider takes in a second. A talk pays for the calls it is expected
 * to make before it begins, so that it never waits in the middle; what it sends beyond that is a
 * debt, which later talks wait for. Guarded by its {@link Ward}.
 */
final class Rate {
  /** A talk looks, and then acts. */
  static final int CALLS_PER_TALK = 2;

  /** Spread over the second: never more than this part of it at once, or one talk. */
  private static final int PARTS_OF_A_SECOND = 10;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Longer than any debt: the library then books it, and nobody waits for it here. */
  private static final Duration CREDIT = Duration.ofDays(1);

  private final RateLimiter limiter;
  private final Duration refill;
  private int paidAhead;

  Rate(double perSecondMax, SteadyClock clock) {
    int atOnce = (int) Math.max(CALLS_PER_TALK, Math.ceil(perSecondMax / PARTS_OF_A_SECOND));
    // Without a bound the library still counts: the periods must be few enough for its sums.
    double seconds = perSecondMax == Facts.RATE_UNKNOWN ? 1 : atOnce / perSecondMax;
    this.refill = Duration.ofNanos((long) Math.ceil(seconds * NANOS_PER_SECOND));
    var config =
        RateLimiterConfig.custom()
            .limitForPeriod(atOnce)
            .limitRefreshPeriod(refill)
            .timeoutDuration(CREDIT)
            .writableStackTraceEnabled(false)
            .build();
    this.limiter = RateLimiter.of("account", config, clock::nanos);
  }

  /** How many talks can be paid for now. */
  int talks() {
    return Math.max(0, limiter.getMetrics().getAvailablePermissions()) / CALLS_PER_TALK;
  }

  /** When to look again whether a talk can be paid for; zero when one can be. */
  Duration rest() {
    return talks() > 0 ? Duration.ZERO : refill;
  }

  /** A talk begins. */
  void pay(int calls) {
    limiter.reservePermission(calls);
    paidAhead += calls;
  }

  /** A call is sent. */
  void spend() {
    if (paidAhead > 0) {
      paidAhead--;
    } else {
      limiter.reservePermission(1);
    }
  }

  /** A talk is over: what it did not spend is gone, unless another under way may need it. */
  void settle(int talksUnderWay) {
    paidAhead = Math.min(paidAhead, talksUnderWay * CALLS_PER_TALK);
  }
}

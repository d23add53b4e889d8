package dev.estorno.gateway.care;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * An account's circuit breaker: opens when too many calls fail, and lets a few through after a
 * pause to see. Guarded by its {@link Ward}.
 */
final class Circuit {
  /** So many good replies in a row close it again. */
  private static final int PROBES = 3;

  private enum Outcome {
    WELL,
    FAILED
  }

  private final CircuitBreaker breaker;
  private final SteadyClock clock;
  private final Duration pause;
  private Instant openUntil = Instant.MIN;

  Circuit(Breaker bounds, SteadyClock clock) {
    this.clock = clock;
    this.pause = bounds.pause();
    var config =
        CircuitBreakerConfig.custom()
            .failureRateThreshold(bounds.share())
            .slidingWindow(
                bounds.window(), (bounds.window() + 1) / 2, SlidingWindowType.COUNT_BASED)
            .waitDurationInOpenState(pause)
            .permittedNumberOfCallsInHalfOpenState(PROBES)
            .recordResult(Outcome.FAILED::equals)
            .clock(clock.withZone(ZoneOffset.UTC))
            .writableStackTraceEnabled(false)
            .build();
    this.breaker = CircuitBreaker.of("account", config);
    breaker
        .getEventPublisher()
        .onStateTransition(it -> {
          if (it.getStateTransition().getToState() == State.OPEN) {
            openUntil = clock.instant().plus(pause);
          }
        });
  }

  /** How long nothing may be sent; zero when something may. */
  Duration rest() {
    Duration left =
        breaker.getState() == State.OPEN
            ? Duration.between(clock.instant(), openUntil)
            : Duration.ZERO;
    return left.isPositive() ? left : Duration.ZERO;
  }

  CareState.Circuit state() {
    return switch (breaker.getState()) {
      case CLOSED -> CareState.Circuit.CLOSED;
      case OPEN -> rest().isPositive() ? CareState.Circuit.OPEN : CareState.Circuit.HALF_OPEN;
      case HALF_OPEN -> CareState.Circuit.HALF_OPEN;
      case DISABLED, METRICS_ONLY, FORCED_OPEN ->
          throw new AssertionError("nobody asked for " + breaker.getState());
    };
  }

  /** Whether one call may be sent now; one that may is followed by what came of it. */
  boolean admits() {
    if (breaker.getState() == State.OPEN && rest().isZero()) {
      breaker.transitionToHalfOpenState();
    }
    return breaker.tryAcquirePermission();
  }

  void went(boolean well) {
    breaker.onResult(0, TimeUnit.NANOSECONDS, well ? Outcome.WELL : Outcome.FAILED);
    // The library would wait for the other probes, each of which may hang as long as this one did.
    if (!well && breaker.getState() == State.HALF_OPEN) {
      breaker.transitionToOpenState();
    }
  }
}

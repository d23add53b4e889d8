package dev.estorno.gateway.engine;

import dev.estorno.gateway.store.StoreDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn after another: does what is due, and says how long to rest then. */
public final class Beat {
  private static final Logger log = LoggerFactory.getLogger(Beat.class);
  private static final int ROWS_PER_TURN_MAX = 64;
  private static final Duration NAP_MIN = Duration.ofMillis(1);

  /** Rows are due that another worker holds or that must wait: they must not make the loop spin. */
  private static final Duration NAP_WHEN_NOBODY_MAY = Duration.ofMillis(20);

  private static final Duration NAP_WHEN_STORE_DOWN = Duration.ofSeconds(1);

  private final Turned work;
  private final InstantSource clock;
  private final Duration napMax;

  /**
   * @param napMax when rows of other nodes and jumps of the clock are noticed at the latest
   */
  public Beat(Turned work, InstantSource clock, Duration napMax) {
    this.work = work;
    this.clock = clock;
    this.napMax = napMax;
  }

  /**
   * Takes one turn.
   *
   * @return how long there is nothing to do, unless a place becomes free
   */
  public Duration turn() {
    try {
      // Reading first: a claim is a write, and most often nothing is due.
      Optional<Instant> next = work.nextTurn();
      if (next.isEmpty() || next.get().isAfter(clock.instant())) {
        return next.map(this::until).orElse(napMax);
      }
      return work.turn(ROWS_PER_TURN_MAX) > 0 ? Duration.ZERO : NAP_WHEN_NOBODY_MAY;
    } catch (StoreDown down) {
      log.warn("the store is down, trying again: {}", down.getMessage());
      return NAP_WHEN_STORE_DOWN;
    } catch (RuntimeException | AssertionError broken) {
      log.error("a turn broke, trying again", broken);
      return NAP_WHEN_STORE_DOWN;
    }
  }

  private Duration until(Instant due) {
    Duration wait = Duration.between(clock.instant(), due);
    Duration atLeast = wait.compareTo(NAP_MIN) < 0 ? NAP_MIN : wait;
    return atLeast.compareTo(napMax) < 0 ? atLeast : napMax;
  }
}

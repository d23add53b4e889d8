package dev.estorno.gateway.engine;

import dev.estorno.gateway.store.StoreDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps work turning: one thread that does what is due and sleeps until more is. Rows of other
 * nodes and jumps of the clock are noticed at the latest after {@link #NAP_MAX}.
 */
public final class Pump implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Pump.class);
  private static final int ROWS_PER_TURN_MAX = 64;
  private static final Duration NAP_MIN = Duration.ofMillis(1);

  /** Rows are due that another worker holds or that must wait: they must not make the loop spin. */
  private static final Duration NAP_WHEN_NOBODY_MAY = Duration.ofMillis(20);

  private static final Duration NAP_MAX = Duration.ofMillis(250);
  private static final Duration NAP_WHEN_STORE_DOWN = Duration.ofSeconds(1);

  private final Turned work;
  private final InstantSource clock;
  private final Semaphore moreToDo = new Semaphore(0);
  private final Thread thread;
  private final AtomicLong turns = new AtomicLong();
  private volatile boolean closed;

  private Pump(String name, Turned work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("estorno-" + name).unstarted(this::run);
  }

  /** A pump that turns until it is closed. */
  public static Pump start(String name, Turned work, InstantSource clock) {
    var pump = new Pump(name, work, clock);
    work.onPlaceFree(pump::wake);
    pump.thread.start();
    return pump;
  }

  /** How often it has turned; it stands still when this does. */
  public long turns() {
    return turns.get();
  }

  /** Looks at once: a place became free, and perhaps the payment's next cancellation its turn. */
  private void wake() {
    if (moreToDo.availablePermits() == 0) {
      moreToDo.release();
    }
  }

  private void run() {
    while (!closed) {
      Duration nap = turn();
      turns.incrementAndGet();
      if (nap.isPositive()) {
        rest(nap);
      }
    }
  }

  private Duration turn() {
    try {
      // Reading first: a claim is a write, and most often nothing is due.
      Optional<Instant> next = work.nextTurn();
      if (next.isEmpty() || next.get().isAfter(clock.instant())) {
        return next.map(this::until).orElse(NAP_MAX);
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
    return atLeast.compareTo(NAP_MAX) < 0 ? atLeast : NAP_MAX;
  }

  private void rest(Duration nap) {
    try {
      if (moreToDo.tryAcquire(nap.toMillis(), TimeUnit.MILLISECONDS)) {
        moreToDo.drainPermits();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    moreToDo.release();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

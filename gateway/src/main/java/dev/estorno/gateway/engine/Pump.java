package dev.estorno.gateway.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps work turning: one thread that does what is due and sleeps until more is. Rows of other
 * nodes and jumps of the clock are noticed at the latest after {@link #NAP_MAX}.
 */
public final class Pump implements AutoCloseable {
  private static final Duration NAP_MAX = Duration.ofMillis(250);

  private final Beat beat;
  private final Semaphore moreToDo = new Semaphore(0);
  private final Thread thread;
  private final AtomicLong turns = new AtomicLong();
  private volatile boolean closed;

  private Pump(String name, Turned work, InstantSource clock) {
    this.beat = new Beat(work, clock, NAP_MAX);
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
      Duration nap = beat.turn();
      turns.incrementAndGet();
      if (nap.isPositive()) {
        rest(nap);
      }
    }
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

package dev.estorno.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One thread that does what is due, sleeps until something will be, and can be poked awake. */
final class Ticker implements AutoCloseable {

  private static final Duration SLEEP_MAX = Duration.ofMinutes(1);

  private final SandboxClock clock;
  private final Supplier<Optional<Instant>> work;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition poked = lock.newCondition();
  private boolean again;
  private boolean closed;

  /**
   * @param work does what is due and says when there will be more
   */
  Ticker(SandboxClock clock, Supplier<Optional<Instant>> work) {
    this.clock = clock;
    this.work = work;
  }

  void start() {
    Thread.ofVirtual().name("sandbox-time").start(this::run);
  }

  void poke() {
    lock.lock();
    try {
      again = true;
      poked.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      poked.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (sleepUntil(work.get())) {}
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean sleepUntil(Optional<Instant> due) throws InterruptedException {
    lock.lock();
    try {
      Duration sleep = due.map(at -> Duration.between(clock.now(), at)).orElse(SLEEP_MAX);
      long nanos = (sleep.compareTo(SLEEP_MAX) > 0 ? SLEEP_MAX : sleep).toNanos();
      while (nanos > 0 && !again && !closed) nanos = poked.awaitNanos(nanos);
      again = false;
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}

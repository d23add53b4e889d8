package dev.estorno.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sandbox time: real time and an offset. It can be set and advanced, and runs on from there. Each
 * change has a number, so that whoever follows the clock can wait for the next one.
 */
public final class SandboxClock {

  /** One look at the clock. */
  public record Reading(Instant now, Duration offset, long version) {}

  private final InstantSource real;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Runnable> listeners = new ArrayList<>();
  private volatile Duration offset = Duration.ZERO;
  private long version = 1;

  SandboxClock(InstantSource real) {
    this.real = real;
  }

  public Instant now() {
    return real.instant().plus(offset);
  }

  public Reading read() {
    lock.lock();
    try {
      return new Reading(now(), offset, version);
    } finally {
      lock.unlock();
    }
  }

  /** The clock shows {@code now} and runs on. */
  public Reading set(Instant now) {
    return shift(Duration.between(real.instant(), now));
  }

  public Reading advance(Duration by) {
    lock.lock();
    try {
      return shift(offset.plus(by));
    } finally {
      lock.unlock();
    }
  }

  /** Back to real time. */
  Reading reset() {
    return shift(Duration.ZERO);
  }

  /** As a log has it: an offset from real time. */
  Reading shift(Duration newOffset) {
    lock.lock();
    try {
      offset = newOffset;
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(Runnable::run);
    return read();
  }

  /** Waits until the version differs from {@code known}, at most {@code wait} of real time. */
  public Reading after(long known, Duration wait) throws InterruptedException {
    long nanos = wait.toNanos();
    lock.lock();
    try {
      while (version == known && nanos > 0) nanos = changed.awaitNanos(nanos);
      return new Reading(now(), offset, version);
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code listener} after every change. Called while the world is put together. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }
}

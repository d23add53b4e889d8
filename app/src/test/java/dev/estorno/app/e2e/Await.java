package dev.estorno.app.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what must come about, within a bound. */
public final class Await {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  /** Until it is true. */
  public static void until(String what, Duration max, Callable<Boolean> condition) {
    found(what, max, () -> condition.call() ? Optional.of(true) : Optional.empty());
  }

  /** Until it is there. */
  public static <T> T found(String what, Duration max, Callable<Optional<T>> look) {
    long end = System.nanoTime() + max.toNanos();
    Optional<Exception> last = Optional.empty();
    do {
      try {
        Optional<T> found = look.call();
        if (found.isPresent()) {
          return found.get();
        }
        last = Optional.empty();
      } catch (Exception notYet) {
        last = Optional.of(notYet);
      }
      pause();
    } while (System.nanoTime() < end);
    throw new AssertionError("not within " + max + ": " + what, last.orElse(null));
  }

  /** Between two looks. */
  public static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}

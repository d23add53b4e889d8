package dev.estorno.gateway.intake;

import dev.estorno.core.CancellationId;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.store.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where callers wait until a cancellation rests: is final, or waits for a person. Holds nothing
 * that matters: what it misses, another node's work say, is read from the row: every now and then
 * where there are other nodes, and at the latest when the wait is over.
 */
public final class WaitingRoom implements Watcher, AutoCloseable {
  private static final class Bell {
    private final CompletableFuture<Boolean> rung = new CompletableFuture<>();
    private int waiting;
  }

  /**
   * Whoever has waited in vain looks less often: a thousand callers of a provider that hangs must
   * not keep the store from the others.
   */
  private static final long LOOKING_MILLIS_MAX = 2_000;

  private final Map<CancellationId, Bell> bells = new ConcurrentHashMap<>();
  private final Optional<Duration> lookingEvery;
  private volatile boolean closed;

  /** For rows that only this process works on: whatever happens rings here. */
  public WaitingRoom() {
    this.lookingEvery = Optional.empty();
  }

  private WaitingRoom(Duration lookingEvery) {
    this.lookingEvery = Optional.of(lookingEvery);
  }

  /** For rows that other nodes work on too. */
  public static WaitingRoom looking(Duration every) {
    return new WaitingRoom(every);
  }

  @Override
  public void recorded(Step step) {
    if (rests(step.after().state())) {
      Bell bell = bells.get(step.before().id());
      if (bell != null) {
        bell.rung.complete(true);
      }
    }
  }

  /** Whether nothing more will happen to it by itself. */
  static boolean rests(State state) {
    return state.isFinal() || state.kind() == State.Kind.MANUAL;
  }

  /**
   * Waits until the cancellation rests, or the time is over.
   *
   * @param restsAlready asked only once the bell hangs, so that no ring between reading and waiting
   *     is lost
   */
  void await(CancellationId id, Duration timeMax, Supplier<Boolean> restsAlready) {
    Bell bell = bells.compute(id, (_, held) -> enter(held == null ? new Bell() : held));
    try {
      long everyMillis = lookingEvery.orElse(timeMax).toMillis();
      long leftMillis = timeMax.toMillis();
      while (leftMillis > 0
          && !closed
          && !restsAlready.get()
          && !rings(bell, everyMillis, leftMillis)) {
        leftMillis -= everyMillis;
        everyMillis = Math.min(2 * everyMillis, LOOKING_MILLIS_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    } finally {
      bells.computeIfPresent(id, (_, held) -> --held.waiting == 0 ? null : held);
    }
  }

  /** Lets everybody go, and nobody in: each is told where the row stands. */
  @Override
  public void close() {
    closed = true;
    bells.values().forEach(it -> it.rung.complete(true));
  }

  private static boolean rings(Bell bell, long everyMillis, long leftMillis)
      throws InterruptedException, ExecutionException {
    try {
      return bell.rung.get(Math.min(everyMillis, leftMillis), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // The caller is told where the row stands: that is the contract, not a failure.
      return false;
    }
  }

  private static Bell enter(Bell bell) {
    bell.waiting++;
    return bell;
  }
}

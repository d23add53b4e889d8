package dev.estorno.gateway.store.jdbc;

import dev.estorno.gateway.store.StoreDown;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work handed to one of the store's threads, and the place where its caller waits for the result.
 *
 * @param doing what a {@link StoreDown} will say was being done; holds no data
 * @param begun set once: by the thread that begins, or by a caller that takes the work back
 */
record Job<T>(String doing, Sql.Work<T> work, CompletableFuture<T> result, AtomicBoolean begun) {
  Job(String doing, Sql.Work<T> work) {
    this(doing, work, new CompletableFuture<>(), new AtomicBoolean());
  }

  /** Whether there is anything to do: the caller may have taken the work back. */
  boolean begin() {
    return begun.compareAndSet(false, true);
  }

  /**
   * Does the work and tells how to answer, once what it wrote is safe.
   *
   * @throws SQLException when the database would not; anything else is the caller's own mistake and
   *     goes back to it unchanged
   */
  Runnable attempt(Sql sql) throws SQLException {
    T done = work.on(sql);
    return () -> result.complete(done);
  }

  void fail(Throwable cause) {
    result.completeExceptionally(cause);
  }

  /**
   * Waits for the answer. When interrupted it takes the work back; work that has begun is waited
   * for, so that nothing goes on behind the caller's back, and the thread stays interrupted.
   */
  T await() {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (begin()) {
        throw new StoreDown(doing + ": interrupted", e);
      }
      return ended();
    } catch (ExecutionException _) {
      throw rethrown(result.exceptionNow());
    }
  }

  private T ended() {
    try {
      return result.join();
    } catch (CompletionException _) {
      throw rethrown(result.exceptionNow());
    }
  }

  private RuntimeException rethrown(Throwable cause) {
    return switch (cause) {
      case SQLException it -> new StoreDown(doing, it);
      case RuntimeException it -> it;
      case Error it -> throw it;
      default -> new StoreDown(doing, cause);
    };
  }
}

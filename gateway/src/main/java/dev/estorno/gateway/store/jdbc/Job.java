package dev.estorno.gateway.store.jdbc;

import dev.estorno.gateway.store.StoreDown;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The same for several: the parts of one crowd are done together. */
  static List<Runnable> attempt(List<Job<?>> jobs, Sql sql) throws SQLException {
    Map<Object, List<Job<?>>> alike = new LinkedHashMap<>();
    for (Job<?> it : jobs) {
      Object kind = it.work() instanceof Crowd.Part<?, ?> part ? part.crowd() : it;
      alike.computeIfAbsent(kind, _ -> new ArrayList<>()).add(it);
    }
    var answers = new ArrayList<Runnable>();
    for (List<Job<?>> some : alike.values()) {
      if (some.size() == 1) {
        answers.add(some.getFirst().attempt(sql));
      } else {
        answers.addAll(together(some, sql));
      }
    }
    return answers;
  }

  // Parts of the same crowd have the same types, but no type can say so.
  @SuppressWarnings("unchecked")
  private static List<Runnable> together(List<Job<?>> alike, Sql sql) throws SQLException {
    var parts = alike.stream().map(it -> (Crowd.Part<Object, Object>) it.work()).toList();
    List<Object> items = parts.stream().flatMap(it -> it.items().stream()).toList();
    List<Object> results = parts.getFirst().crowd().on(sql, items);
    var answers = new ArrayList<Runnable>();
    int from = 0;
    for (int i = 0; i < alike.size(); i++) {
      var job = (Job<List<Object>>) alike.get(i);
      int to = from + parts.get(i).items().size();
      List<Object> own = List.copyOf(results.subList(from, to));
      answers.add(() -> job.result().complete(own));
      from = to;
    }
    return answers;
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

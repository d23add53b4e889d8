package dev.estorno.gateway.store.jdbc;

import dev.estorno.gateway.store.Store;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A few writers side by side: while one waits for the disk, another works. All that is written
 * about one thing goes through the same one, so that they seldom wait for each other's locks.
 */
public final class Writers implements AutoCloseable {
  private final List<GroupCommit> writers;

  private Writers(String name, int count, Supplier<Transactions> transactions) {
    this.writers =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new GroupCommit(name + i, transactions.get()).start())
            .toList();
  }

  /** One writer, on a connection of its own to a database in this process. */
  public static Writers single(String name, Sql.Source source) {
    return new Writers(name, 1, () -> new Savepoints(source));
  }

  /**
   * Writers on a server.
   *
   * @param pool asked for every transaction: it knows which connections are dead
   */
  public static Writers several(String name, int count, Sql.Source pool) {
    return new Writers(name, count, () -> new Together(pool));
  }

  /**
   * Does the work in a transaction that is durable on return.
   *
   * @param about what the work is about
   */
  public <T> T run(Object about, String doing, Sql.Work<T> work) {
    int writer = Math.floorMod(about.hashCode(), writers.size());
    return writers.get(writer).run(doing, work);
  }

  /** The same, for a part of what many callers ask for. */
  public <I, R> List<R> run(Object about, String doing, Crowd<I, R> crowd, List<I> items) {
    return run(about, doing, new Crowd.Part<>(crowd, items));
  }

  /** What all of them have written. */
  public Store.Writes soFar() {
    return writers.stream().map(GroupCommit::soFar).reduce(Store.Writes.NONE, Store.Writes::and);
  }

  @Override
  public void close() {
    writers.forEach(GroupCommit::close);
  }
}

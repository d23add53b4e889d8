package dev.estorno.gateway.store.sql;

import dev.estorno.core.PaymentRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A few writers side by side: while one waits for the disk, another works. All that is written of
 * one payment goes through the same one, so that they seldom wait for each other's locks.
 */
final class Writers implements AutoCloseable {
  private final List<GroupCommit> writers;

  Writers(String name, int count, Supplier<Transactions> transactions) {
    this.writers =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> new GroupCommit(name + i, transactions.get()).start())
            .toList();
  }

  /** Does the work in a transaction that is durable on return. */
  <T> T run(Optional<PaymentRef> about, String doing, Sql.Work<T> work) {
    int writer = Math.floorMod(about.hashCode(), writers.size());
    return writers.get(writer).run(doing, work);
  }

  @Override
  public void close() {
    writers.forEach(GroupCommit::close);
  }
}

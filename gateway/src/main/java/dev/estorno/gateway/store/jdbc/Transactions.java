package dev.estorno.gateway.store.jdbc;

import java.util.List;

/** How jobs that were waiting together become transactions; used by one thread. */
interface Transactions extends AutoCloseable {
  /** Carries out all of them, and answers or fails each one that could be begun. */
  void carryOut(List<Job<?>> batch);

  @Override
  void close();
}

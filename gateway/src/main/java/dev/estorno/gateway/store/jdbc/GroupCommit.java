package dev.estorno.gateway.store.jdbc;

import dev.estorno.gateway.store.Store;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One thread that writes. All jobs that wait share one transaction, and so one wait for the disk;
 * each is answered only once all is durable. A platform thread, because a virtual one would hold
 * its carrier through every native call.
 */
final class GroupCommit implements AutoCloseable {
  private static final int JOBS_MAX = 256;

  private final Transactions transactions;
  // Never longer than there are callers: each waits for its own job.
  private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
  private final Job<?> last = new Job<>("closing", _ -> true);
  private final Thread writer;
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile Store.Writes written = Store.Writes.NONE;

  GroupCommit(String name, Transactions transactions) {
    this.transactions = transactions;
    this.writer = Thread.ofPlatform().name(name).daemon().unstarted(this::write);
  }

  GroupCommit start() {
    writer.start();
    return this;
  }

  /** Does the work in a transaction that is durable on return. */
  <T> T run(String doing, Sql.Work<T> work) {
    var job = new Job<>(doing, work);
    if (closing) {
      job.fail(closed());
    } else {
      waiting.add(job);
    }
    // The writer may have looked into the queue for the last time before the job got there.
    if (ended) {
      job.fail(closed());
    }
    return job.await();
  }

  /** How many jobs are waiting for the one under way. */
  int waiting() {
    return waiting.size();
  }

  Store.Writes soFar() {
    return written.and(new Store.Writes(0, 0, waiting()));
  }

  /** Does what is waiting, then ends. */
  @Override
  public void close() {
    closing = true;
    waiting.add(last);
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    var batch = new ArrayList<Job<?>>();
    while (!batch.contains(last)) {
      batch.clear();
      batch.add(next());
      waiting.drainTo(batch, JOBS_MAX - 1);
      transactions.carryOut(batch);
      written = written.and(new Store.Writes(1, batch.size(), 0));
    }
    ended = true;
    waiting.forEach(it -> it.fail(closed()));
    transactions.close();
  }

  private Job<?> next() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException _) {
        // Nobody has a reason to: only close() ends this thread.
      }
    }
  }

  private static SQLException closed() {
    return new SQLException("the store is closed");
  }
}

package dev.estorno.gateway.store.jdbc;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A few platform threads that read, each job on a connection that nobody else uses meanwhile. It
 * sees all that was committed before it began. Connections are kept, unless they are borrowed.
 */
public final class ReadPool implements AutoCloseable {
  private final Sql.Source source;
  private final boolean borrowed;
  private final ExecutorService threads;
  private final Queue<Sql> idle = new ConcurrentLinkedQueue<>();

  private ReadPool(String name, int threadsMax, Sql.Source source, boolean borrowed) {
    this.source = source;
    this.borrowed = borrowed;
    this.threads =
        Executors.newFixedThreadPool(
            threadsMax, Thread.ofPlatform().name(name, 1).daemon().factory());
  }

  public static ReadPool keeping(String name, int threadsMax, Sql.Source source) {
    return new ReadPool(name, threadsMax, source, false);
  }

  /**
   * @param pool asked for every job: it knows which connections are dead
   */
  public static ReadPool borrowing(String name, int threadsMax, Sql.Source pool) {
    return new ReadPool(name, threadsMax, pool, true);
  }

  public <T> T run(String doing, Sql.Work<T> work) {
    var job = new Job<>(doing, work);
    try {
      threads.execute(() -> carryOut(job));
    } catch (RejectedExecutionException e) {
      job.fail(new SQLException("the store is closed", e));
    }
    return job.await();
  }

  @Override
  public void close() throws SQLException {
    threads.close();
    for (Sql it : idle) {
      it.close();
    }
  }

  private void carryOut(Job<?> job) {
    if (!job.begin()) {
      return;
    }
    try {
      Sql sql = session();
      attempt(sql, job).run();
    } catch (SQLException | RuntimeException | Error e) {
      job.fail(e);
    }
  }

  private Runnable attempt(Sql sql, Job<?> job) throws SQLException {
    try {
      Runnable answer = job.attempt(sql);
      if (borrowed) {
        sql.close();
      } else {
        idle.add(sql);
      }
      return answer;
    } catch (SQLException | RuntimeException | Error e) {
      sql.close();
      throw e;
    }
  }

  private Sql session() throws SQLException {
    Sql ready = idle.poll();
    return ready != null ? ready : new Sql(source.open());
  }
}

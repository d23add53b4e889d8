package dev.estorno.gateway.store.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for the whole batch and a savepoint for each job, on one connection that is kept:
 * right where the database is in this process, and a savepoint costs nothing.
 */
final class Savepoints implements Transactions {
  private static final Logger log = LoggerFactory.getLogger(Savepoints.class);
  private final Sql.Source source;
  private @Nullable Sql session;

  Savepoints(Sql.Source source) {
    this.source = source;
  }

  /** Whatever goes wrong with the transaction as a whole goes wrong for every job in it. */
  @Override
  public void carryOut(List<Job<?>> batch) {
    var answers = new ArrayList<Runnable>();
    try {
      Sql sql = session();
      for (Job<?> job : batch) {
        if (job.begin()) {
          answers.add(attempt(sql, job));
        }
      }
      sql.commit();
      answers.forEach(Runnable::run);
    } catch (SQLException e) {
      close();
      batch.forEach(it -> it.fail(e));
    } catch (RuntimeException | Error e) {
      var broken = new SQLException("the writer failed", e);
      close();
      batch.forEach(it -> it.fail(broken));
    }
  }

  private static Runnable attempt(Sql sql, Job<?> job) throws SQLException {
    Savepoint before = sql.savepoint();
    try {
      Runnable answer = job.attempt(sql);
      sql.release(before);
      return answer;
    } catch (SQLException | RuntimeException | Error e) {
      sql.rollback(before);
      return () -> job.fail(e);
    }
  }

  private Sql session() throws SQLException {
    if (session == null) {
      session = new Sql(source.open());
    }
    return session;
  }

  /** Nothing is known of a connection that failed: the next batch opens another. */
  @Override
  public void close() {
    if (session != null) {
      try {
        session.close();
      } catch (SQLException e) {
        log.warn("a connection did not close: {}", e.getMessage());
      }
      session = null;
    }
  }
}

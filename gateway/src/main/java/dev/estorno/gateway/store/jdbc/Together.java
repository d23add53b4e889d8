package dev.estorno.gateway.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One transaction for the whole batch without savepoints, which would be two more trips to the
 * database for each job. Where one job fails, nothing of the batch is kept, and each is carried out
 * again in a transaction of its own; one that others stood in the way of, a few times.
 */
final class Together implements Transactions {
  private static final int TRIES_MAX = 4;

  /** The connection broke, the server shuts down, we were silent inside a transaction too long. */
  private static final List<String> LOST = List.of("08", "57P", "25P03");

  private final Sql.Source source;

  /**
   * @param source a pool: it is asked for every transaction, and knows which connections are dead
   */
  Together(Sql.Source source) {
    this.source = source;
  }

  @Override
  public void carryOut(List<Job<?>> batch) {
    List<Job<?>> begun = new ArrayList<>(batch);
    begun.removeIf(it -> !it.begin());
    try {
      if (begun.size() == 1 || transact(begun).isPresent()) {
        for (Job<?> it : begun) {
          alone(it);
        }
      }
    } catch (SQLException e) {
      begun.forEach(it -> it.fail(e));
    } catch (RuntimeException | Error e) {
      var broken = new SQLException("the writer failed", e);
      begun.forEach(it -> it.fail(broken));
    }
  }

  private void alone(Job<?> job) throws SQLException {
    for (int tries = 1; true; tries++) {
      Optional<Throwable> why = transact(List.of(job));
      if (why.isEmpty()) {
        return;
      }
      if (tries == TRIES_MAX || !mayPass(why.get())) {
        job.fail(why.get());
        return;
      }
    }
  }

  /**
   * Carries the jobs out in one transaction and answers them.
   *
   * @return why nothing of it was kept; empty: all of it was
   * @throws SQLException when there is no connection, or nobody knows whether it was committed
   */
  private Optional<Throwable> transact(List<Job<?>> jobs) throws SQLException {
    try (Sql sql = Sql.far(source.open())) {
      List<Runnable> answers = new ArrayList<>();
      try {
        answers.addAll(Job.attempt(jobs, sql));
        sql.flush();
      } catch (SQLException | RuntimeException | Error e) {
        sql.undo();
        return Optional.of(e);
      }
      try {
        sql.commit();
      } catch (SQLException e) {
        if (isRolledBack(e)) {
          return Optional.of(e);
        }
        throw e;
      }
      answers.forEach(Runnable::run);
      return Optional.empty();
    }
  }

  /** Others stood in the way, or the connection had died: another try may do. */
  private static boolean mayPass(Throwable why) {
    return why instanceof SQLException e
        && (isRolledBack(e) || LOST.stream().anyMatch(it -> state(e).startsWith(it)));
  }

  /** A deadlock, or no order in which both could have been done. */
  private static boolean isRolledBack(SQLException e) {
    return state(e).equals("40P01") || state(e).equals("40001");
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  @Override
  public void close() {}
}

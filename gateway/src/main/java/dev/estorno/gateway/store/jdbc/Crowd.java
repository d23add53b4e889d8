package dev.estorno.gateway.store.jdbc;

import java.sql.SQLException;
import java.util.List;

/**
 * Work on many things at once, whoever asked for each: what several callers ask for becomes one
 * piece of work, and costs as many trips to the database as what one asks for.
 */
@FunctionalInterface
public interface Crowd<I, R> {
  /**
   * @return a result for each item, in their order
   */
  List<R> on(Sql sql, List<I> items) throws SQLException;

  /** One caller's part of it. */
  record Part<I, R>(Crowd<I, R> crowd, List<I> items) implements Sql.Work<List<R>> {
    @Override
    public List<R> on(Sql sql) throws SQLException {
      return List.copyOf(crowd.on(sql, items));
    }
  }
}

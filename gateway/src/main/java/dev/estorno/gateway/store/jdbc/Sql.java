package dev.estorno.gateway.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * One connection, for one thread at a time: runs statements, and keeps them prepared. Arguments are
 * texts, longs, or null for an empty column.
 */
public final class Sql implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sql.class);
  private static final int STATEMENTS_MAX = 64;

  private final Connection connection;
  private final SequencedMap<String, PreparedStatement> prepared =
      new LinkedHashMap<>(64, 0.75f, true);
  private final Set<PreparedStatement> putOff = new LinkedHashSet<>();

  private final boolean far;

  Sql(Connection connection) {
    this(connection, false);
  }

  private Sql(Connection connection, boolean far) {
    this.connection = connection;
    this.far = far;
  }

  /** On a server: trips to it are what costs, and its driver can put many statements into one. */
  static Sql far(Connection connection) {
    return new Sql(connection, true);
  }

  /** Where connections come from. */
  @FunctionalInterface
  public interface Source {
    Connection open() throws SQLException;
  }

  /**
   * What is to be done in one transaction. It may be begun again from the start: no other effects.
   */
  @FunctionalInterface
  public interface Work<T> {
    T on(Sql sql) throws SQLException;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs a statement that changes rows; tells how many. */
  public int update(String text, @Nullable Object... arguments) throws SQLException {
    flush();
    return updateAhead(text, arguments);
  }

  /** The same, but ahead of what was put off: for what has nothing to do with that. */
  public int updateAhead(String text, @Nullable Object... arguments) throws SQLException {
    return bound(text, arguments).executeUpdate();
  }

  /**
   * Puts off a write until something must see it, or the end: many such cost one trip to the
   * database.
   */
  public void later(String text, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = bound(text, arguments);
    statement.addBatch();
    putOff.add(statement);
  }

  /**
   * Runs a statement that changes at most one row, and gives it back, once for each of these
   * arguments; ahead of what was put off. What a row gives back must be numbers: the driver makes a
   * trip for each where it cannot tell how much will come.
   */
  public <T> List<Optional<T>> eachAhead(String text, Row<T> row, List<Object[]> arguments)
      throws SQLException {
    var results = new ArrayList<Optional<T>>();
    if (!far) {
      for (Object[] it : arguments) {
        results.add(rowAhead(text, row, it));
      }
      return results;
    }
    if (arguments.isEmpty()) {
      return results;
    }
    PreparedStatement statement = statement(text, Statement.RETURN_GENERATED_KEYS);
    for (Object[] it : arguments) {
      bind(statement, it);
      statement.addBatch();
    }
    int[] counts = statement.executeBatch();
    try (ResultSet returned = statement.getGeneratedKeys()) {
      for (int count : counts) {
        boolean changed = count == 1 && returned.next();
        results.add(changed ? Optional.of(row.read(returned)) : Optional.empty());
      }
    }
    return results;
  }

  /** Runs a statement that changes rows once for each of these arguments; tells how many. */
  public List<Integer> updateEachAhead(String text, List<Object[]> arguments) throws SQLException {
    var counts = new ArrayList<Integer>();
    if (!far) {
      for (Object[] it : arguments) {
        counts.add(updateAhead(text, it));
      }
      return counts;
    }
    PreparedStatement statement = statement(text, Statement.NO_GENERATED_KEYS);
    for (Object[] it : arguments) {
      bind(statement, it);
      statement.addBatch();
    }
    for (int count : statement.executeBatch()) {
      counts.add(count);
    }
    return counts;
  }

  /** Carries out what was put off. */
  void flush() throws SQLException {
    for (PreparedStatement it : putOff) {
      it.executeBatch();
    }
    putOff.clear();
  }

  /** All rows, read before this returns: no cursor, and so no old snapshot, stays open. */
  public <T> List<T> rows(String text, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    flush();
    return rowsAhead(text, row, arguments);
  }

  private <T> List<T> rowsAhead(String text, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet result = bound(text, arguments).executeQuery()) {
      var all = new ArrayList<T>();
      while (result.next()) {
        all.add(row.read(result));
      }
      return all;
    } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
      throw new SQLException("a stored row cannot be read back", e);
    }
  }

  /** The first row, if there is one. */
  public <T> Optional<T> row(String text, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    return rows(text, row, arguments).stream().findFirst();
  }

  /** The same, but ahead of what was put off: for what has nothing to do with that. */
  public <T> Optional<T> rowAhead(String text, Row<T> row, @Nullable Object... arguments)
      throws SQLException {
    return rowsAhead(text, row, arguments).stream().findFirst();
  }

  Savepoint savepoint() throws SQLException {
    return connection.setSavepoint();
  }

  void release(Savepoint savepoint) throws SQLException {
    flush();
    connection.releaseSavepoint(savepoint);
  }

  void rollback(Savepoint savepoint) throws SQLException {
    for (PreparedStatement it : putOff) {
      it.clearBatch();
    }
    putOff.clear();
    connection.rollback(savepoint);
  }

  /** Takes back all of the transaction, if it can still be told so; on closing it ends anyway. */
  void undo() {
    try {
      putOff.clear();
      connection.rollback();
    } catch (SQLException e) {
      log.debug("no rollback on a broken connection: {}", e.getMessage());
    }
  }

  /** Commits; what was put off has been {@link #flush flushed} before. */
  void commit() throws SQLException {
    connection.commit();
  }

  /** Closing rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement bound(String text, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = statement(text, Statement.NO_GENERATED_KEYS);
    bind(statement, arguments);
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case String it -> statement.setString(i + 1, it);
        case Long it -> statement.setLong(i + 1, it);
        case null -> statement.setNull(i + 1, Types.NULL);
        default -> throw new AssertionError("cannot bind a " + arguments[i].getClass());
      }
    }
  }

  private PreparedStatement statement(String text, int keys) throws SQLException {
    // A text is always run in the same way: none is here twice.
    PreparedStatement known = prepared.get(text);
    if (known != null) {
      return known;
    }
    PreparedStatement fresh = prepare(text, keys);
    prepared.put(text, fresh);
    if (prepared.size() > STATEMENTS_MAX) {
      var oldest = prepared.pollFirstEntry();
      oldest.getValue().close();
    }
    return fresh;
  }

  private PreparedStatement prepare(String text, int keys) throws SQLException {
    return keys == Statement.RETURN_GENERATED_KEYS
        ? connection.prepareStatement(text, keys)
        : connection.prepareStatement(text);
  }
}

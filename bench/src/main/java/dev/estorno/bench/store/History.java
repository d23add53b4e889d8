package dev.estorno.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Finished rows, written by the database itself: how a store does after years. */
final class History {
  private static final int ROWS_AT_ONCE = 100_000;

  private History() {}

  /** The text of a file beside this class. */
  static String text(String name) throws IOException {
    try (var file = History.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IOException("missing in this program: " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  /**
   * Adds rows until there are so many.
   *
   * @param from how many there are
   */
  static void grow(Connection connection, String script, long from, long to)
      throws IOException, SQLException {
    String text = text(script);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      for (long first = from + 1; first <= to; first += ROWS_AT_ONCE) {
        long last = Math.min(to, first + ROWS_AT_ONCE - 1);
        for (String one : text.split(";\\s*\n", -1)) {
          if (!one.isBlank()) {
            statement.execute(one.replace("@from@", "" + first).replace("@to@", "" + last));
          }
        }
        connection.commit();
      }
      connection.setAutoCommit(true);
      statement.execute("analyze");
    }
  }
}

package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.gateway.store.jdbc.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A text that depends on what is asked, and what to put into it. Grows from left to right. */
final class Statement {
  private final StringBuilder text;
  private final List<Object> arguments = new ArrayList<>();

  Statement(String begin) {
    this.text = new StringBuilder(begin);
  }

  Statement more(String end) {
    text.append(end);
    return this;
  }

  Statement given(Object... some) {
    Collections.addAll(arguments, some);
    return this;
  }

  Statement and(Statement other) {
    text.append(other.text);
    arguments.addAll(other.arguments);
    return this;
  }

  String text() {
    return text.toString();
  }

  <T> List<T> rows(Sql sql, Sql.Row<T> row) throws SQLException {
    return sql.rows(text(), row, arguments.toArray());
  }

  int update(Sql sql) throws SQLException {
    return sql.update(text(), arguments.toArray());
  }
}

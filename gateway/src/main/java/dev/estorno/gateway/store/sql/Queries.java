package dev.estorno.gateway.store.sql;

import dev.estorno.core.State;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The selects whose text depends on what is asked. */
final class Queries {
  private static final String CURSOR =
      """
      select created_at, id from cancellation where merchant = ? and id = ?
      union all
      select created_at, id from cancellation_archive where merchant = ? and id = ?
      """;

  private Queries() {}

  /** A text and what to put into it. */
  record Statement(String text, List<Object> arguments) {
    <T> List<T> rows(Sql sql, Sql.Row<T> row) throws SQLException {
      return sql.rows(text, row, arguments.toArray());
    }
  }

  static Statement list(Query query) {
    var arguments = new ArrayList<Object>();
    var text = new StringBuilder("select * from cancellation where merchant = ?");
    arguments.add(query.merchant().text());
    if (!query.states().isEmpty()) {
      text.append(states(query.states(), arguments));
    }
    if (query.attention()) {
      text.append(" and (state = 'manual' or attention <> '')");
    }
    filter(text, arguments, "provider", query.provider());
    filter(text, arguments, "account", query.account());
    filter(text, arguments, "reference", query.reference());
    // The plus keeps the database from walking through all times for the sake of the order, where
    // the reference leaves a handful of rows.
    String createdAt = query.reference().isEmpty() ? "created_at" : "+created_at";
    text.append(" and %1$s >= ? and %1$s < ?".formatted(createdAt));
    arguments.add(Times.micros(query.from()));
    arguments.add(Times.micros(query.to()));
    if (query.after().isPresent()) {
      text.append(" and (%s, id) < (%s)".formatted(createdAt, CURSOR));
      String after = query.after().get().text();
      arguments.addAll(List.of(query.merchant().text(), after, query.merchant().text(), after));
    }
    text.append(" order by %s desc, id desc limit ?".formatted(createdAt));
    arguments.add((long) query.rowsMax());
    return new Statement(text.toString(), arguments);
  }

  private static void filter(
      StringBuilder text, List<Object> arguments, String column, String wanted) {
    if (!wanted.isEmpty()) {
      text.append(" and ").append(column).append(" = ?");
      arguments.add(wanted);
    }
  }

  private static String states(Set<State.Kind> states, List<Object> arguments) {
    EnumSet.copyOf(states).forEach(it -> arguments.add(it.word()));
    // Said once more where it holds, so that the index of the open rows is seen to suffice.
    boolean open = states.stream().noneMatch(State.Kind::isFinal);
    return " and state in ("
        + String.join(", ", Collections.nCopies(states.size(), "?"))
        + ")"
        + (open ? " and state not in ('cancelled', 'refused')" : "");
  }
}

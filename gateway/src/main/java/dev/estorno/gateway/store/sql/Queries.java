package dev.estorno.gateway.store.sql;

import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The selects whose text depends on what is asked. */
final class Queries {
  private static final String CURSOR =
      "select created_at, id from cancellation where merchant = ? and id = ?";

  private Queries() {}

  /** A text and what to put into it. */
  record Statement(String text, List<Object> arguments) {
    <T> List<T> rows(Sql sql, Sql.Row<T> row) throws SQLException {
      return sql.rows(text, row, arguments.toArray());
    }

    Statement endingWith(String more) {
      return new Statement(text + more, arguments);
    }
  }

  /** A claim reads these two, one after the other; each in the order of an index of its own. */
  enum Order {
    // The plus keeps the database from gathering everything due only to sort it by deadline.
    BY_DEADLINE("deadline_at is not null and +due_at <= ?", "deadline_at, due_at, merchant, id"),
    BY_DUE_TIME("deadline_at is null and due_at <= ?", "due_at, merchant, id");

    private final String which;
    private final String order;

    Order(String which, String order) {
      this.which = which;
      this.order = order;
    }
  }

  static Statement due(Order order, Instant now, int rowsMax, Set<AccountKey> busy) {
    var arguments = new ArrayList<Object>();
    arguments.add(Times.micros(now));
    String text =
        "select * from cancellation where due_at is not null and "
            + order.which
            + notBusy(busy, arguments)
            + " order by "
            + order.order
            + " limit ?";
    arguments.add((long) rowsMax);
    return new Statement(text, arguments);
  }

  static Statement nextDue(Set<AccountKey> busy) {
    var arguments = new ArrayList<Object>();
    String text =
        "select due_at from cancellation where due_at is not null"
            + notBusy(busy, arguments)
            + " order by due_at limit 1";
    return new Statement(text, arguments);
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
      arguments.add(query.merchant().text());
      arguments.add(query.after().get().text());
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

  /**
   * The last account is repeated until their number is a power of two: few different texts, which
   * stay prepared.
   */
  private static String notBusy(Set<AccountKey> busy, List<Object> arguments) {
    if (busy.isEmpty()) {
      return "";
    }
    List<AccountKey> accounts = new ArrayList<>(busy);
    while (Integer.bitCount(accounts.size()) != 1) {
      accounts.add(accounts.getLast());
    }
    for (AccountKey it : accounts) {
      Collections.addAll(
          arguments, it.merchant().text(), it.provider().text(), it.account().text());
    }
    return accounts.stream()
        .map(_ -> "(?, ?, ?)")
        .collect(
            Collectors.joining(", ", " and (merchant, provider, account) not in (values ", ")"));
  }
}

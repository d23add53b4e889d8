package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.notices.Notice;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down what a merchant is told, in the transaction of the step that it is told of. */
public final class NoticeWriter {
  static final String NOTICE =
      """
      insert into notice (merchant, id, type, version, cancellation, happened_at, body)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  /**
   * Takes no lock: whether an endpoint is held may change at this moment. What it was held back for
   * nothing is let go by the endpoint's next turn, which comes after this transaction's end.
   */
  static final String DELIVERIES =
      """
      insert into delivery
        (merchant, notice, endpoint, state, attempts, since, due_at, trouble)
      select merchant, ?, id, 'waiting', 0, ?, case when standing = 'open' then ? end, ''
        from endpoint
       where merchant = ? and standing in ('open', 'held') and (types = '*' or types like ?)
      """;

  private NoticeWriter() {}

  /**
   * Puts the writes off until the end of the transaction, like the journal's.
   *
   * @param details of the row
   */
  public static void write(Sql sql, Step step, Supplier<Details> details) throws SQLException {
    Optional<Notice> owed = Notice.of(step, details);
    if (owed.isEmpty()) {
      return;
    }
    Notice notice = owed.get();
    long at = Times.micros(notice.at());
    write(sql, notice);
    sql.later(
        DELIVERIES,
        notice.id(),
        at,
        at,
        notice.merchant().text(),
        "% " + notice.type().word() + " %");
  }

  static void write(Sql sql, Notice it) throws SQLException {
    sql.later(
        NOTICE,
        it.merchant().text(),
        it.id(),
        it.type().word(),
        (long) it.version(),
        it.cancellation(),
        Times.micros(it.at()),
        it.body());
  }
}

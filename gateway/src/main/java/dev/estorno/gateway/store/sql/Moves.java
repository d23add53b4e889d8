package dev.estorno.gateway.store.sql;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Decision;
import dev.estorno.core.MerchantId;
import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.sql.outbox.NoticeWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves rows: what is due is claimed, what was decided is recorded, and the next turn begins. */
final class Moves {
  // Two, because each walks along an index of its own order, and stops where the share is full. The
  // plus keeps the database from gathering all that is due only to sort it by deadline.
  static final String DUE_BEFORE_DEADLINE =
      """
      select * from cancellation
       where merchant = ? and provider = ? and account = ?
         and due_at is not null and deadline_at is not null and +due_at <= ?
       order by deadline_at, due_at, id
       limit ?\
      """;

  static final String DUE =
      """
      select * from cancellation
       where merchant = ? and provider = ? and account = ?
         and due_at is not null and deadline_at is null and due_at <= ?
       order by due_at, id
       limit ?\
      """;

  // A queued row without due_at waits for its turn: whatever was decided about it is a mistake.
  static final String MOVE =
      """
      update cancellation
         set state = ?, state_detail = ?, deadline_at = ?, due_at = ?, updated_at = ?, version = ?,
             attention = ?
       where merchant = ? and id = ? and version = ?
         and (due_at is not null or state <> 'queued')
      returning turn, details
      """;

  private static final String TURNS =
      """
      select turns from payment
       where merchant = ? and reference = ? and provider = ? and account = ?
      """;

  static final String FIRST_OPEN =
      """
      select * from cancellation
       where merchant = ? and reference = ? and provider = ? and account = ?
         and state not in ('cancelled', 'refused')
       order by turn
       limit 1
      """;

  private static final String MAKE_DUE =
      "update cancellation set due_at = ? where merchant = ? and id = ?";

  private static final String WRITE_LINE =
      """
      insert into journal
        (merchant, cancellation, version, happened_at, event, from_state, to_state, why)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Sql sql;
  private final Dialect dialect;

  Moves(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  List<Step> claim(Instant now, List<Share> shares, Decider decider) throws SQLException {
    var taken = new ArrayList<Step>();
    for (Share share : shares) {
      for (Cancellation it : due(now, share)) {
        Step step = Times.cut(decider.step(it));
        if (!(step.decision() instanceof Decision.Stay) && record(step)) {
          taken.add(step);
        }
      }
    }
    return List.copyOf(taken);
  }

  /** Whether the row was still as the step found it; the step's times are cut. */
  boolean record(Step step) throws SQLException {
    if (step.decision() instanceof Decision.Stay) {
      return true;
    }
    Cancellation after = step.after();
    Optional<Moved> moved = move(step.before(), after);
    if (moved.isEmpty()) {
      return false;
    }
    Optional<JournalLine> line = JournalLine.of(step);
    if (line.isPresent()) {
      write(sql, after, line.get());
    }
    NoticeWriter.write(sql, step, () -> Rows.details(moved.get().details()));
    if (after.state().isFinal() && !step.before().state().isFinal()) {
      passOn(after, moved.get().turn());
    }
    return true;
  }

  static void write(Sql sql, Cancellation it, JournalLine line) throws SQLException {
    sql.later(
        WRITE_LINE,
        it.merchant().text(),
        it.id().text(),
        line.version(),
        Times.micros(line.at()),
        line.event(),
        line.from().word(),
        line.to().word(),
        line.why());
  }

  private List<Cancellation> due(Instant now, Share share) throws SQLException {
    var due = new ArrayList<Cancellation>(due(DUE_BEFORE_DEADLINE, now, share, share.rowsMax()));
    if (due.size() < share.rowsMax()) {
      due.addAll(due(DUE, now, share, share.rowsMax() - due.size()));
    }
    return due;
  }

  private List<Cancellation> due(String text, Instant now, Share share, long rowsMax)
      throws SQLException {
    AccountKey of = share.account();
    return sql.rows(
        text + dialect.skipLocked(),
        Rows::cancellation,
        of.merchant().text(),
        of.provider().text(),
        of.account().text(),
        Times.micros(now),
        rowsMax);
  }

  /** What a row that was moved has beyond its cancellation. */
  private record Moved(long turn, String details) {}

  private Optional<Moved> move(Cancellation before, Cancellation after) throws SQLException {
    return sql.rowAhead(
        MOVE,
        row -> new Moved(row.getLong("turn"), row.getString("details")),
        after.state().kind().word(),
        StateJson.write(after.state()),
        Rows.deadlineAt(after.deadline()),
        Rows.dueAt(after.state()),
        Times.micros(after.updatedAt()),
        after.version(),
        after.attention(),
        before.merchant().text(),
        before.id().text(),
        before.version());
  }

  /**
   * The next turn of the payment begins. The payment is locked before looking for it: whoever is
   * being taken in at this moment has either been written, or will see that this row has ended.
   */
  private void passOn(Cancellation ended, long turn) throws SQLException {
    long turns =
        sql.rowAhead(TURNS + dialect.forUpdate(), row -> row.getLong("turns"), Rows.payment(ended))
            .orElseThrow(() -> new SQLException("a cancellation without its payment"));
    if (turns == turn) {
      return;
    }
    Optional<Cancellation> next = sql.row(FIRST_OPEN, Rows::cancellation, Rows.payment(ended));
    if (next.isPresent() && next.get().state() instanceof State.Queued queued) {
      makeDue(next.get().merchant(), next.get().id(), queued.dueAt());
    }
  }

  private void makeDue(MerchantId merchant, CancellationId id, Instant dueAt) throws SQLException {
    sql.update(MAKE_DUE, Times.micros(dueAt), merchant.text(), id.text());
  }
}

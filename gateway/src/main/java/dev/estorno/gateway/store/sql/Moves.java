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
import dev.estorno.gateway.store.jdbc.Waves;
import dev.estorno.gateway.store.sql.outbox.NoticeWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private static final String TO =
      """
      update cancellation
         set state = ?, state_detail = ?, deadline_at = ?, due_at = ?, updated_at = ?, version = ?,
             attention = ?
       where merchant = ? and id = ? and version = ?
         and (due_at is not null or state <> 'queued')
      returning turn,\
      """;

  static final String MOVE = TO + " turn as turns";

  /** Locks the payment once the row is locked, and not before: that is everybody's order. */
  private static final String TURNS =
      """
      (select turns from payment
        where merchant = ? and reference = ? and provider = ? and account = ?\
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
  private final String moveToTheEnd;

  Moves(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.moveToTheEnd = TO + TURNS + dialect.forUpdate() + ") as turns";
  }

  List<Step> claim(Instant now, List<Share> shares, Decider decider) throws SQLException {
    var steps = new ArrayList<Step>();
    for (Share share : shares) {
      due(now, share).stream().map(decider::step).map(Times::cut).forEach(steps::add);
    }
    steps.removeIf(Moves::isStay);
    List<Boolean> recorded = record(steps);
    var taken = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); i++) {
      if (recorded.get(i)) {
        taken.add(steps.get(i));
      }
    }
    return List.copyOf(taken);
  }

  /** For each whether the row was still as the step found it; the steps' times are cut. */
  List<Boolean> record(List<Step> steps) throws SQLException {
    return Waves.carryOut(
        steps,
        it -> List.of(List.of(it.before().merchant(), it.before().payment())),
        this::recordWave);
  }

  private List<Boolean> recordWave(List<Step> steps) throws SQLException {
    IdentityHashMap<Step, Moved> moved = new IdentityHashMap<>();
    move(MOVE, steps.stream().filter(it -> !isStay(it) && !ends(it)).toList(), moved);
    move(moveToTheEnd, steps.stream().filter(it -> !isStay(it) && ends(it)).toList(), moved);
    var details = new DetailsOf(sql, moved.keySet());
    for (Step it : steps) {
      Moved row = moved.get(it);
      if (row != null) {
        write(it, details);
        if (ends(it) && row.turns() != row.turn()) {
          passOn(it.after());
        }
      }
    }
    return steps.stream().map(it -> isStay(it) || moved.containsKey(it)).toList();
  }

  private void write(Step step, DetailsOf details) throws SQLException {
    Optional<JournalLine> line = JournalLine.of(step);
    if (line.isPresent()) {
      write(sql, step.after(), line.get());
    }
    NoticeWriter.write(sql, step, () -> details.of(step.before()));
  }

  private static boolean isStay(Step step) {
    return step.decision() instanceof Decision.Stay;
  }

  private static boolean ends(Step step) {
    return step.after().state().isFinal() && !step.before().state().isFinal();
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

  /**
   * What a row that was moved has beyond its cancellation.
   *
   * @param turns how many its payment has had; its own where it has not ended
   */
  private record Moved(long turn, long turns) {}

  private void move(String text, List<Step> steps, IdentityHashMap<Step, Moved> moved)
      throws SQLException {
    List<Optional<Moved>> rows =
        sql.eachAhead(
            text,
            row -> new Moved(row.getLong("turn"), row.getLong("turns")),
            steps.stream().map(Moves::arguments).toList());
    for (int i = 0; i < rows.size(); i++) {
      Step step = steps.get(i);
      rows.get(i).ifPresent(it -> moved.put(step, it));
    }
  }

  private static Object[] arguments(Step step) {
    Cancellation before = step.before();
    Cancellation after = step.after();
    var all = new ArrayList<@Nullable Object>();
    all.add(after.state().kind().word());
    all.add(StateJson.write(after.state()));
    all.add(Rows.deadlineAt(after.deadline()));
    all.add(Rows.dueAt(after.state()));
    all.add(Times.micros(after.updatedAt()));
    all.add(after.version());
    all.add(after.attention());
    all.add(before.merchant().text());
    all.add(before.id().text());
    all.add(before.version());
    if (ends(step)) {
      Collections.addAll(all, Rows.payment(after));
    }
    return all.toArray();
  }

  /**
   * The next turn of the payment begins. The payment was locked before looking for it: whoever was
   * being taken in at that moment has either been written, or will see that this row has ended.
   */
  private void passOn(Cancellation ended) throws SQLException {
    Optional<Cancellation> next = sql.row(FIRST_OPEN, Rows::cancellation, Rows.payment(ended));
    if (next.isPresent() && next.get().state() instanceof State.Queued queued) {
      makeDue(next.get().merchant(), next.get().id(), queued.dueAt());
    }
  }

  private void makeDue(MerchantId merchant, CancellationId id, Instant dueAt) throws SQLException {
    sql.update(MAKE_DUE, Times.micros(dueAt), merchant.text(), id.text());
  }
}

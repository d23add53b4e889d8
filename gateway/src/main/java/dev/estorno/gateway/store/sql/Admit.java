package dev.estorno.gateway.store.sql;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.jdbc.Waves;
import dev.estorno.gateway.store.sql.outbox.NoticeWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes cancellations in. The order of locks is always: key, payment. Nothing that is open is
 * locked here, so that whoever finishes a row may hold it while waiting for the payment.
 */
final class Admit {
  private static final String BIND_KEY =
      """
      insert into idempotency_key
        (merchant, door, caller_key, fingerprint, cancellation, created_at)
      values (?, ?, ?, ?, ?, ?)
      on conflict (merchant, door, caller_key) do nothing
      """;

  private static final String HELD_KEY =
      """
      select fingerprint, cancellation from idempotency_key
       where merchant = ? and door = ? and caller_key = ?
      """;

  private static final String REBIND_KEY =
      """
      update idempotency_key set cancellation = ?
       where merchant = ? and door = ? and caller_key = ?
      """;

  private static final String NEXT_TURN =
      """
      insert into payment (merchant, reference, provider, account, turns)
      values (?, ?, ?, ?, 1)
      on conflict (merchant, reference, provider, account)
      do update set turns = payment.turns + 1
      returning turns
      """;

  /** What a request for the whole payment can join: at most a few. */
  static final String JOINABLE =
      """
      select * from cancellation
       where merchant = ? and reference = ? and provider = ? and account = ?
         and amount_minor is null
         and (state = 'cancelled' or (state <> 'refused' and on_paid = ?))
       order by turn
      """;

  static final String JOINABLE_ARCHIVED =
      """
      select * from cancellation_archive
       where merchant = ? and reference = ? and provider = ? and account = ?
         and amount_minor is null and state = 'cancelled'
       order by turn
      """;

  static final String OTHERS_OPEN =
      """
      select turn from cancellation
       where merchant = ? and reference = ? and provider = ? and account = ?
         and state not in ('cancelled', 'refused')
       order by turn
       limit 1
      """;

  private static final String INSERT =
      """
      insert into cancellation
        (merchant, id, reference, provider, account, turn, amount_minor, amount_currency, on_paid,
         deadline_at, state, state_detail, due_at, created_at, updated_at, version, attention,
         details)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Sql sql;
  private final Dialect dialect;

  Admit(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  private record HeldKey(String fingerprint, String cancellation) {}

  /** All of them, in waves in which nothing meets. */
  List<Admission> admit(List<Application> them) throws SQLException {
    return Waves.carryOut(them, it -> List.of(Payment.of(it.fresh()), Key.of(it)), this::admitWave);
  }

  private record Payment(MerchantId merchant, PaymentRef ref) {
    static Payment of(Cancellation it) {
      return new Payment(it.merchant(), it.payment());
    }
  }

  private record Key(MerchantId merchant, String door, IdempotencyKey key) {
    static Key of(Application it) {
      return new Key(it.fresh().merchant(), it.door(), it.key());
    }
  }

  /** Most have a new key and a new payment: those cost a few trips to the database for all. */
  private List<Admission> admitWave(List<Application> them) throws SQLException {
    var keys = sql.updateEachAhead(BIND_KEY, them.stream().map(Admit::key).toList());
    List<Application> bound =
        IntStream.range(0, them.size()).filter(i -> keys.get(i) == 1).mapToObj(them::get).toList();
    var turns =
        sql.eachAhead(
                NEXT_TURN,
                row -> row.getLong("turns"),
                bound.stream().map(it -> Rows.payment(it.fresh())).toList())
            .iterator();
    var admissions = new ArrayList<Admission>();
    for (int i = 0; i < them.size(); i++) {
      Application it = them.get(i);
      Cancellation fresh = Times.cut(it.fresh());
      admissions.add(
          keys.get(i) == 1
              ? enter(it, fresh, fresh.id().text(), turns.next().orElseThrow())
              : again(it, fresh));
    }
    return admissions;
  }

  /** With a key that is known. */
  private Admission again(Application it, Cancellation fresh) throws SQLException {
    HeldKey held = heldKey(it);
    if (!held.fingerprint().equals(it.fingerprint())) {
      return new Admission.KeyReused();
    }
    Optional<Entry> known = SqlStore.find(sql, fresh.merchant(), held.cancellation());
    if (known.isEmpty()) {
      // Dropped since. Whatever it did is done: a part refunded anew would be refunded twice.
      return new Admission.KeyReused();
    }
    if (!isRetried(it, known.get())) {
      return new Admission.Known(known.get());
    }
    return enter(it, fresh, held.cancellation(), nextTurn(fresh));
  }

  /**
   * Joins what is under way, or takes a row of its own; {@code bound} is where the key leads now.
   */
  private Admission enter(Application it, Cancellation fresh, String bound, long turn)
      throws SQLException {
    boolean first = turn == 1;
    Optional<Entry> joined = first ? Optional.empty() : joinable(fresh);
    String id = joined.map(Entry::cancellation).orElse(fresh).id().text();
    if (!id.equals(bound)) {
      sql.update(REBIND_KEY, id, fresh.merchant().text(), it.door(), it.key().text());
    }
    if (joined.isPresent()) {
      return new Admission.Known(joined.get());
    }
    boolean itsTurn = first || !othersOpen(fresh);
    return insert(it, fresh, turn, itsTurn);
  }

  private Admission insert(Application it, Cancellation fresh, long turn, boolean itsTurn)
      throws SQLException {
    Optional<Step> claimed = itsTurn ? claimed(it, fresh) : Optional.empty();
    Cancellation taken = claimed.map(Step::after).orElse(fresh);
    var entry = new Entry(taken, it.details());
    insert(entry, turn, itsTurn ? Rows.dueAt(taken.state()) : null);
    Moves.write(sql, fresh, JournalLine.accepted(fresh));
    Optional<JournalLine> line = claimed.flatMap(JournalLine::of);
    if (line.isPresent()) {
      Moves.write(sql, taken, line.get());
    }
    if (claimed.isPresent()) {
      NoticeWriter.write(sql, claimed.get(), it::details);
    }
    return new Admission.Fresh(entry, claimed);
  }

  private static Optional<Step> claimed(Application it, Cancellation fresh) {
    return Optional.of(Times.cut(it.claim().step(fresh)))
        .filter(step -> !(step.decision() instanceof Decision.Stay));
  }

  private void insert(Entry entry, long turn, @Nullable Long dueAt) throws SQLException {
    Cancellation it = entry.cancellation();
    PaymentRef payment = it.payment();
    sql.later(
        INSERT,
        it.merchant().text(),
        it.id().text(),
        payment.reference(),
        payment.provider().text(),
        payment.account().text(),
        turn,
        Rows.amountMinor(it.extent()),
        Rows.amountCurrency(it.extent()),
        Rows.word(it.onPaid()),
        Rows.deadlineAt(it.deadline()),
        it.state().kind().word(),
        StateJson.write(it.state()),
        dueAt,
        Times.micros(it.createdAt()),
        Times.micros(it.updatedAt()),
        it.version(),
        it.attention(),
        Rows.details(entry.details()));
  }

  private static Object[] key(Application it) {
    Cancellation fresh = it.fresh();
    return new Object[] {
      fresh.merchant().text(),
      it.door(),
      it.key().text(),
      it.fingerprint(),
      fresh.id().text(),
      Times.micros(fresh.createdAt())
    };
  }

  private HeldKey heldKey(Application it) throws SQLException {
    return sql.row(
            HELD_KEY + dialect.forUpdate(),
            row -> new HeldKey(row.getString("fingerprint"), row.getString("cancellation")),
            it.fresh().merchant().text(),
            it.door(),
            it.key().text())
        .orElseThrow(() -> new SQLException("a key was there and is gone"));
  }

  private long nextTurn(Cancellation fresh) throws SQLException {
    return sql.eachAhead(
            NEXT_TURN, row -> row.getLong("turns"), List.<Object[]>of(Rows.payment(fresh)))
        .getFirst()
        .orElseThrow();
  }

  /** One that is open rather than one that succeeded. */
  private Optional<Entry> joinable(Cancellation fresh) throws SQLException {
    if (!(fresh.extent() instanceof Extent.Full)) {
      return Optional.empty();
    }
    List<Entry> some =
        sql.rows(
            JOINABLE,
            Rows::entry,
            fresh.merchant().text(),
            fresh.payment().reference(),
            fresh.payment().provider().text(),
            fresh.payment().account().text(),
            Rows.word(fresh.onPaid()));
    return some.isEmpty()
        ? sql.row(JOINABLE_ARCHIVED, Rows::entry, Rows.payment(fresh))
        : some.stream().min(Comparator.comparing(it -> it.cancellation().state().isFinal()));
  }

  private boolean othersOpen(Cancellation fresh) throws SQLException {
    return sql.row(OTHERS_OPEN, row -> row.getLong("turn"), Rows.payment(fresh)).isPresent();
  }

  private static boolean isRetried(Application it, Entry known) {
    return known.cancellation().state() instanceof State.Refused refused
        && it.retried().contains(refused.reason());
  }
}

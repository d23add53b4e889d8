package dev.estorno.gateway.store.sql;

import static java.util.stream.Collectors.toMap;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Crowd;
import dev.estorno.gateway.store.jdbc.ReadPool;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.jdbc.Writers;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.gateway.store.sql.outbox.SqlOutbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store on any database that speaks SQL: the same text for all, save for the dialect. */
final class SqlStore implements Store {
  static final String FIND = "select * from cancellation where merchant = ? and id = ?";

  static final String OF_PAYMENT =
      """
      select * from cancellation
       where merchant = ? and reference = ? and provider = ? and account = ?
       order by turn
      """;

  static final String JOURNAL =
      "select * from journal where merchant = ? and cancellation = ? order by version";

  static final String FIND_ARCHIVED =
      "select * from cancellation_archive where merchant = ? and id = ?";

  static final String JOURNAL_ARCHIVED =
      "select * from journal_archive where merchant = ? and cancellation = ? order by version";

  private final Dialect dialect;
  private final Crowd<Application, Admission> admits;
  private final Crowd<Step, Boolean> saves;
  private final Writers writes;
  private final ReadPool reads;
  private final AutoCloseable home;

  /**
   * @param home what is let go of once all is written
   */
  SqlStore(Dialect dialect, Writers writes, ReadPool reads, AutoCloseable home) {
    this.dialect = dialect;
    this.admits = (sql, them) -> new Admit(sql, dialect).admit(them);
    this.saves = (sql, them) -> new Moves(sql, dialect).record(them);
    this.writes = writes;
    this.reads = reads;
    this.home = home;
  }

  @Override
  public List<Admission> admit(List<Application> applications) {
    return writes.run(
        applications.stream().findFirst().map(it -> it.fresh().payment()),
        "taking cancellations in",
        admits,
        applications);
  }

  @Override
  public List<Step> claim(Instant now, List<Share> shares, Decider decider) {
    return writes.run(
        "all that is due",
        "claiming what is due",
        sql -> new Moves(sql, dialect).claim(now, shares, decider));
  }

  @Override
  public List<Boolean> save(List<Step> steps) {
    return writes.run(
        steps.stream().findFirst().map(it -> it.before().payment()),
        "recording what was decided",
        saves,
        steps.stream().map(Times::cut).toList());
  }

  @Override
  public int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) {
    return writes.run(
        "all that has ended",
        "taking out of the way what has ended",
        sql -> new Retire(sql, dialect).retire(merchant, endedBefore, fate, rowsMax));
  }

  @Override
  public Map<AccountKey, Instant> due() {
    return reads.run(
        "looking for what is due",
        sql ->
            sql.rows(dialect.accountsDue(), Rows::due).stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Optional<Entry> find(MerchantId merchant, CancellationId id) {
    return reads.run("finding a cancellation", sql -> find(sql, merchant, id.text()));
  }

  /** Wherever it is: with what is at work, or in the archive. */
  static Optional<Entry> find(Sql sql, MerchantId merchant, String id) throws SQLException {
    Optional<Entry> found = sql.row(FIND, Rows::entry, merchant.text(), id);
    return found.isPresent() ? found : sql.row(FIND_ARCHIVED, Rows::entry, merchant.text(), id);
  }

  @Override
  public List<Entry> list(Query query) {
    return reads.run(
        "listing cancellations", sql -> List.copyOf(Queries.list(query).rows(sql, Rows::entry)));
  }

  @Override
  public List<Entry> ofPayment(MerchantId merchant, PaymentRef payment) {
    return reads.run(
        "reading a payment's cancellations",
        sql -> List.copyOf(sql.rows(OF_PAYMENT, Rows::entry, Rows.payment(merchant, payment))));
  }

  @Override
  public List<JournalLine> journal(MerchantId merchant, CancellationId id) {
    return reads.run(
        "reading a journal",
        sql -> {
          List<JournalLine> lines =
              sql.rows(JOURNAL, Rows::journalLine, merchant.text(), id.text());
          return List.copyOf(
              lines.isEmpty()
                  ? sql.rows(JOURNAL_ARCHIVED, Rows::journalLine, merchant.text(), id.text())
                  : lines);
        });
  }

  @Override
  public Stock stock(Instant now) {
    return reads.run("counting what is open", sql -> new Stocktaking(sql, Stock.ROWS_MAX).at(now));
  }

  @Override
  public Writes writes() {
    return writes.soFar();
  }

  @Override
  public Outbox outbox() {
    return new SqlOutbox(writes, reads, dialect.forUpdate(), dialect.skipLocked());
  }

  @Override
  public void close() {
    writes.close();
    try {
      reads.close();
      home.close();
    } catch (Exception e) {
      throw new StoreDown("closing the store", e);
    }
  }
}

package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.ReadPool;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.jdbc.Writers;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.DeliveryQuery;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.store.notices.NoticeQuery;
import dev.estorno.gateway.store.notices.Outbox;
import dev.estorno.gateway.store.notices.OutboxState;
import dev.estorno.gateway.store.notices.Parcel;
import dev.estorno.gateway.store.notices.Verdict;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The outbox on any database that speaks SQL. */
public final class SqlOutbox implements Outbox {
  static final String STATE =
      """
      select count(*) as waiting, min(since) as oldest,
             (select count(*) from endpoint where standing = 'held') as held,
             (select count(*) from endpoint where standing = 'disabled') as disabled
        from delivery
       where state in ('waiting', 'sending')
      """;

  private final Writers writes;
  private final ReadPool reads;
  private final String forUpdate;
  private final String skipLocked;

  /**
   * The outbox beside the rows that it tells of.
   *
   * @param forUpdate ends a select whose rows no other transaction may change meanwhile
   * @param skipLocked ends a select that leaves out such rows
   */
  public SqlOutbox(Writers writes, ReadPool reads, String forUpdate, String skipLocked) {
    this.writes = writes;
    this.reads = reads;
    this.forUpdate = forUpdate;
    this.skipLocked = skipLocked;
  }

  @Override
  public boolean register(Endpoint fresh, int endpointsMax) {
    return writes.run(
        fresh.key(),
        "registering an endpoint",
        sql -> new Endpoints(sql).register(fresh, endpointsMax));
  }

  @Override
  public Optional<Endpoint> change(Endpoint.Key key, UnaryOperator<Endpoint> change) {
    return writes.run(
        key, "changing an endpoint", sql -> new Endpoints(sql).change(key, forUpdate, change));
  }

  @Override
  public Optional<Endpoint> endpoint(Endpoint.Key key) {
    return reads.run(
        "finding an endpoint", sql -> new Endpoints(sql).find(key, "").filter(Endpoints::isSeen));
  }

  @Override
  public List<Endpoint> endpoints(MerchantId merchant) {
    return reads.run("listing endpoints", sql -> List.copyOf(new Endpoints(sql).of(merchant)));
  }

  @Override
  public long waiting(Endpoint.Key key) {
    return reads.run(
        "counting what waits",
        sql ->
            sql.row(Deliveries.WAITING, row -> row.getLong("n"), key.merchant().text(), key.id())
                .orElse(0L));
  }

  @Override
  public Optional<Notice> notice(MerchantId merchant, String id) {
    return reads.run("finding a notice", sql -> new Notices(sql).find(merchant, id));
  }

  @Override
  public List<Notice> notices(NoticeQuery query) {
    return reads.run(
        "listing notices", sql -> List.copyOf(Notices.list(query).rows(sql, OutboxRows::notice)));
  }

  @Override
  public List<Delivery> deliveries(DeliveryQuery query) {
    return reads.run(
        "listing deliveries",
        sql -> List.copyOf(Deliveries.list(query).rows(sql, OutboxRows::delivery)));
  }

  @Override
  public List<Delivery> deliveries(MerchantId merchant, String notice) {
    return reads.run(
        "reading a notice's deliveries",
        sql -> List.copyOf(new Deliveries(sql).ofNotice(merchant, notice)));
  }

  @Override
  public void ping(Notice notice, Endpoint.Key key, Health.Pace pace) {
    writes.run(
        key,
        "writing a ping",
        sql -> {
          NoticeWriter.write(sql, notice);
          var due = Optional.of(notice.at());
          new Deliveries(sql).insert(Delivery.fresh(key, notice.id(), notice.at(), due));
          return change(
              sql,
              key,
              it ->
                  it.health().standing() == Health.Standing.HELD
                      ? it.with(it.health().probing(notice.id(), notice.at().plus(pace.probeMax())))
                      : it);
        });
  }

  private Optional<Endpoint> change(Sql sql, Endpoint.Key key, UnaryOperator<Endpoint> change)
      throws SQLException {
    return new Endpoints(sql).change(key, forUpdate, change);
  }

  @Override
  public int replay(Endpoint.Key key, String notice, Instant now) {
    return writes.run(
        key,
        "replaying a notice",
        sql -> {
          if (new Notices(sql).find(key.merchant(), notice).isEmpty()) {
            return 0;
          }
          new Notices(sql).replay(key, notice, now);
          letGo(sql, key, now);
          return 1;
        });
  }

  @Override
  public int replay(Endpoint.Key key, NoticeQuery query, Instant now) {
    return writes.run(
        key,
        "replaying notices",
        sql -> {
          int count = new Notices(sql).count(query);
          if (count > 0 && count <= query.rowsMax()) {
            new Notices(sql).replay(key, query, now);
            letGo(sql, key, now);
          }
          return count;
        });
  }

  /** One that is held is let go once it takes a notice again. */
  private void letGo(Sql sql, Endpoint.Key key, Instant now) throws SQLException {
    change(
        sql,
        key,
        it ->
            it.health().standing() == Health.Standing.HELD
                ? it
                : it.with(it.health().turning(Optional.of(now))));
  }

  @Override
  public List<Parcel> claim(
      Instant now,
      Instant leaseUntil,
      int rowsMax,
      Set<Endpoint.Key> full,
      Predicate<Endpoint.Key> place) {
    return writes.run(
        "notices that are due",
        "claiming notices that are due",
        sql -> new Moving(sql, forUpdate, skipLocked).claim(now, leaseUntil, rowsMax, full, place));
  }

  @Override
  public boolean report(Parcel parcel, Verdict.Judge judge) {
    return writes.run(
        parcel.endpoint().key(),
        "recording what came of a notice",
        sql -> new Moving(sql, forUpdate, skipLocked).report(parcel.delivery(), judge));
  }

  @Override
  public int turn(Instant now, Health.Pace pace) {
    return writes.run(
        "notices that are due",
        "looking after endpoints",
        sql -> new Moving(sql, forUpdate, skipLocked).turn(now, pace));
  }

  @Override
  public Optional<Instant> nextDue(Set<Endpoint.Key> full) {
    return reads.run(
        "looking for the next notice that is due",
        sql -> {
          var due = Deliveries.nextDue(full).rows(sql, row -> row.getLong("due_at"));
          var turns = sql.rows(Endpoints.NEXT_TURN, row -> row.getLong("turn_at"));
          return Stream.concat(due.stream(), turns.stream()).min(Long::compare).map(Times::instant);
        });
  }

  @Override
  public void recover(Instant now) {
    writes.run(
        "notices that are due",
        "taking up what was left",
        sql -> {
          new Deliveries(sql).recover(now);
          return true;
        });
  }

  @Override
  public int forget(MerchantId merchant, Instant before, int rowsMax) {
    return writes.run(
        merchant,
        "forgetting old notices",
        sql -> {
          var notices = new Notices(sql);
          List<String> old = notices.old(merchant, before, rowsMax);
          notices.forget(merchant, old);
          if (old.isEmpty()) {
            new Endpoints(sql).forget(merchant, before);
          }
          return old.size();
        });
  }

  @Override
  public OutboxState state() {
    return reads.run(
        "looking how far behind notices are",
        sql ->
            sql.row(
                    STATE,
                    row ->
                        new OutboxState(
                            row.getLong("waiting"),
                            OutboxRows.instant(row, "oldest"),
                            row.getLong("held"),
                            row.getLong("disabled")))
                .orElseThrow());
  }
}

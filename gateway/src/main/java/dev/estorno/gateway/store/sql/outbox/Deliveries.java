package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.DeliveryQuery;
import dev.estorno.gateway.store.notices.Endpoint;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of deliveries. */
final class Deliveries {
  private static final String FIND =
      "select * from delivery where merchant = ? and notice = ? and endpoint = ?";

  static final String OF_NOTICE =
      "select * from delivery where merchant = ? and notice = ? order by endpoint";

  static final String WAITING =
      """
      select count(*) as n from delivery
       where merchant = ? and endpoint = ? and state in ('waiting', 'sending')
      """;

  private static final String INSERT =
      """
      insert into delivery (merchant, notice, endpoint, state, attempts, since, due_at, trouble)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      update delivery
         set state = ?, attempts = ?, since = ?, due_at = ?, ended_at = ?, status = ?, trouble = ?
       where merchant = ? and notice = ? and endpoint = ?
      """;

  // Who reports must still be the one who was last to send.
  private static final String STILL_SENDING = " and state = 'sending' and attempts = ?";

  private static final String HOLD_BACK =
      """
      update delivery set due_at = null
       where merchant = ? and endpoint = ?
         and state in ('waiting', 'sending') and state = 'waiting' and due_at is not null
      """;

  // The condition on the state is said twice: once for the index, once for what is wanted.
  static final String HELD_BACK =
      """
      select notice from delivery
       where merchant = ? and endpoint = ?
         and state in ('waiting', 'sending') and state = 'waiting' and due_at is null
       order by notice
       limit ?
      """;

  static final String LEAST_TRIED =
      """
      select notice from delivery
       where merchant = ? and endpoint = ? and state = 'waiting' and due_at is null
       order by attempts, notice
       limit 1
      """;

  static final String STILL_WAITING =
      """
      select notice from delivery
       where merchant = ? and endpoint = ?
         and state in ('waiting', 'sending') and state = 'waiting'
       order by notice
       limit ?
      """;

  private static final String LET_GO =
      """
      update delivery set due_at = ?
       where merchant = ? and notice = ? and endpoint = ? and state = 'waiting'
      """;

  private static final String GIVE_UP =
      """
      update delivery set state = 'given_up', due_at = null, ended_at = ?
       where merchant = ? and notice = ? and endpoint = ? and state = 'waiting'
      """;

  private static final String RECOVER =
      "update delivery set state = 'waiting', due_at = ? where state = 'sending'";

  private final Sql sql;

  Deliveries(Sql sql) {
    this.sql = sql;
  }

  static Statement due(Instant now, int rowsMax, Set<Endpoint.Key> full) {
    return new Statement("select * from delivery where due_at is not null and due_at <= ?")
        .given(Times.micros(now))
        .and(notFull(full))
        .more(" order by due_at, merchant, notice, endpoint limit ?")
        .given((long) rowsMax);
  }

  static Statement nextDue(Set<Endpoint.Key> full) {
    return new Statement("select due_at from delivery where due_at is not null")
        .and(notFull(full))
        .more(" order by due_at limit 1");
  }

  static Statement list(DeliveryQuery query) {
    var statement =
        new Statement("select * from delivery where merchant = ? and endpoint = ?")
            .given(query.endpoint().merchant().text(), query.endpoint().id());
    if (!query.states().isEmpty()) {
      statement.more(states(query.states()));
    }
    query.after().ifPresent(it -> statement.more(" and notice < ?").given(it));
    return statement.more(" order by notice desc limit ?").given((long) query.rowsMax());
  }

  /** Words of our own, written out: only so is an index seen to suffice. */
  private static String states(Set<Delivery.State> states) {
    String words =
        EnumSet.copyOf(states).stream()
            .map(it -> "'" + it.word() + "'")
            .collect(Collectors.joining(", "));
    return states.size() == 1 ? " and state = " + words : " and state in (" + words + ")";
  }

  /** The last one is repeated up to a power of two: few different texts, which stay prepared. */
  private static Statement notFull(Set<Endpoint.Key> full) {
    List<Endpoint.Key> keys = new ArrayList<>(full);
    while (Integer.bitCount(keys.size()) > 1) {
      keys.add(keys.getLast());
    }
    if (keys.isEmpty()) {
      return new Statement("");
    }
    String values = String.join(", ", Collections.nCopies(keys.size(), "(?, ?)"));
    var statement = new Statement(" and (merchant, endpoint) not in (values " + values + ")");
    keys.forEach(it -> statement.given(it.merchant().text(), it.id()));
    return statement;
  }

  Optional<Delivery> find(Endpoint.Key key, String notice) throws SQLException {
    return sql.row(FIND, OutboxRows::delivery, key.merchant().text(), notice, key.id());
  }

  List<Delivery> ofNotice(MerchantId merchant, String notice) throws SQLException {
    return sql.rows(OF_NOTICE, OutboxRows::delivery, merchant.text(), notice);
  }

  void insert(Delivery it) throws SQLException {
    sql.later(
        INSERT,
        it.endpoint().merchant().text(),
        it.notice(),
        it.endpoint().id(),
        it.state().word(),
        (long) it.attempts(),
        Times.micros(it.since()),
        OutboxRows.micros(it.dueAt()),
        it.trouble());
  }

  void update(Delivery it) throws SQLException {
    sql.later(UPDATE, columns(it));
  }

  /** Whether it was still its sender's to move. */
  boolean updateSent(Delivery it) throws SQLException {
    @Nullable Object[] columns = columns(it);
    @Nullable Object[] withAttempts = Arrays.copyOf(columns, columns.length + 1);
    withAttempts[columns.length] = (long) it.attempts();
    return sql.update(UPDATE + STILL_SENDING, withAttempts) == 1;
  }

  void holdBack(Endpoint.Key key) throws SQLException {
    sql.update(HOLD_BACK, key.merchant().text(), key.id());
  }

  List<String> heldBack(Endpoint.Key key, int rowsMax) throws SQLException {
    return notices(HELD_BACK, key, (long) rowsMax);
  }

  Optional<String> leastTried(Endpoint.Key key) throws SQLException {
    return notices(LEAST_TRIED, key).stream().findFirst();
  }

  List<String> stillWaiting(Endpoint.Key key, int rowsMax) throws SQLException {
    return notices(STILL_WAITING, key, (long) rowsMax);
  }

  private List<String> notices(String text, Endpoint.Key key, Object... more) throws SQLException {
    var arguments = new ArrayList<Object>(List.of(key.merchant().text(), key.id()));
    Collections.addAll(arguments, more);
    return sql.rows(text, row -> row.getString("notice"), arguments.toArray());
  }

  void letGo(Endpoint.Key key, List<String> notices, Instant now) throws SQLException {
    each(LET_GO, key, notices, now);
  }

  void giveUp(Endpoint.Key key, List<String> notices, Instant now) throws SQLException {
    each(GIVE_UP, key, notices, now);
  }

  private void each(String text, Endpoint.Key key, List<String> notices, Instant now)
      throws SQLException {
    for (String it : notices) {
      sql.later(text, Times.micros(now), key.merchant().text(), it, key.id());
    }
  }

  void recover(Instant now) throws SQLException {
    sql.update(RECOVER, Times.micros(now));
  }

  private static @Nullable Object[] columns(Delivery it) {
    return new @Nullable Object[] {
      it.state().word(),
      (long) it.attempts(),
      Times.micros(it.since()),
      OutboxRows.micros(it.dueAt()),
      OutboxRows.micros(it.endedAt()),
      OutboxRows.status(it.status()),
      it.trouble(),
      it.endpoint().merchant().text(),
      it.notice(),
      it.endpoint().id()
    };
  }
}

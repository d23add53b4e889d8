package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Health;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows of endpoints. */
final class Endpoints {
  private static final String FIND = "select * from endpoint where merchant = ? and id = ?";

  static final String OF_MERCHANT =
      "select * from endpoint where merchant = ? and standing <> 'removed' order by id";

  private static final String COUNT =
      "select count(*) as n from endpoint where merchant = ? and standing <> 'removed'";

  static final String TURNS =
      """
      select * from endpoint
       where turn_at is not null and turn_at <= ?
       order by turn_at, merchant, id
       limit 50
      """;

  static final String NEXT_TURN =
      """
      select turn_at from endpoint
       where turn_at is not null
       order by turn_at
       limit 1
      """;

  private static final String INSERT =
      """
      insert into endpoint
        (url, description, types, secrets, standing, changed_at, why, failures, failing_since,
         trouble, probe, turn_at, created_at, merchant, id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      update endpoint
         set url = ?, description = ?, types = ?, secrets = ?, standing = ?, changed_at = ?,
             why = ?, failures = ?, failing_since = ?, trouble = ?, probe = ?, turn_at = ?,
             created_at = ?
       where merchant = ? and id = ?
      """;

  private static final String FORGET =
      "delete from endpoint where merchant = ? and standing = 'removed' and changed_at < ?";

  private final Sql sql;

  Endpoints(Sql sql) {
    this.sql = sql;
  }

  boolean register(Endpoint fresh, int endpointsMax) throws SQLException {
    long there =
        sql.row(COUNT, row -> row.getLong("n"), fresh.key().merchant().text()).orElseThrow();
    if (there >= endpointsMax) {
      return false;
    }
    sql.update(INSERT, columns(fresh));
    return true;
  }

  Optional<Endpoint> change(Endpoint.Key key, String forUpdate, UnaryOperator<Endpoint> change)
      throws SQLException {
    Optional<Endpoint> before = find(key, forUpdate).filter(Endpoints::isSeen);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    Endpoint after = change.apply(before.get());
    if (!after.equals(before.get())) {
      write(after);
    }
    return Optional.of(after);
  }

  Optional<Endpoint> find(Endpoint.Key key, String forUpdate) throws SQLException {
    return sql.row(FIND + forUpdate, OutboxRows::endpoint, key.merchant().text(), key.id());
  }

  List<Endpoint> of(MerchantId merchant) throws SQLException {
    return sql.rows(OF_MERCHANT, OutboxRows::endpoint, merchant.text());
  }

  List<Endpoint> turns(Instant now, String skipLocked) throws SQLException {
    return sql.rows(TURNS + skipLocked, OutboxRows::endpoint, Times.micros(now));
  }

  void write(Endpoint it) throws SQLException {
    sql.update(UPDATE, columns(it));
  }

  /** Lets go of rows that nobody sees any more. */
  void forget(MerchantId merchant, Instant before) throws SQLException {
    sql.update(FORGET, merchant.text(), Times.micros(before));
  }

  static boolean isSeen(Endpoint it) {
    return it.health().standing() != Health.Standing.REMOVED;
  }

  private static Object[] columns(Endpoint it) {
    Health health = it.health();
    return new Object[] {
      it.url().toString(),
      it.description(),
      OutboxRows.types(it.types()),
      OutboxRows.secrets(it.secrets()),
      OutboxRows.word(health.standing()),
      Times.micros(health.since()),
      health.why(),
      (long) health.failures(),
      OutboxRows.micros(health.failingSince()),
      health.trouble(),
      health.probe(),
      OutboxRows.micros(health.turnAt()),
      Times.micros(it.createdAt()),
      it.key().merchant().text(),
      it.key().id()
    };
  }
}

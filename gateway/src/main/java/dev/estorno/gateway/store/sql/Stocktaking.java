package dev.estorno.gateway.store.sql;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Counts what waits. Reads the indexes of open rows, never the history, and so many at most. */
final class Stocktaking {
  static final String OPEN =
      """
      select merchant, provider, account, state, count(*) as counted, min(created_at) as oldest,
             min(case when deadline_at > ? then deadline_at end) as nearest,
             count(case when deadline_at > ? and deadline_at <= ? then 1 end) as soon,
             count(case when deadline_at > ? and deadline_at <= ? then 1 end) as near
        from (select merchant, provider, account, state, created_at, deadline_at
                from cancellation
               where state not in ('cancelled', 'refused')
               limit ?) as unfinished
       group by merchant, provider, account, state
      """;

  // The first condition is the index's own, so that it is seen to suffice.
  static final String FLAGGED =
      """
      select merchant, provider, account, count(*) as counted
        from (select merchant, provider, account
                from cancellation
               where (state = 'manual' or attention <> '') and attention <> ''
               limit ?) as contradicted
       group by merchant, provider, account
      """;

  private final Sql sql;
  private final int rowsMax;

  Stocktaking(Sql sql, int rowsMax) {
    this.sql = sql;
    this.rowsMax = rowsMax;
  }

  Stock at(Instant instant) throws SQLException {
    long now = Times.micros(instant);
    long soon = Times.micros(instant.plus(Stock.SOON));
    long near = Times.micros(instant.plus(Stock.NEAR));
    List<Stock.Pile> piles =
        sql.rows(OPEN, Stocktaking::pile, now, now, soon, now, near, (long) rowsMax);
    Map<AccountKey, Long> flagged = new HashMap<>();
    sql.rows(FLAGGED, row -> flagged.put(account(row), row.getLong("counted")), (long) rowsMax);
    return new Stock(
        Set.copyOf(piles),
        flagged,
        isAll(piles.stream().map(Stock.Pile::count)) && isAll(flagged.values().stream()));
  }

  private boolean isAll(Stream<Long> counts) {
    return counts.mapToLong(Long::longValue).sum() < rowsMax;
  }

  private static Stock.Pile pile(ResultSet row) throws SQLException {
    long micros = row.getLong("nearest");
    Optional<Instant> nearest =
        row.wasNull() ? Optional.empty() : Optional.of(Times.instant(micros));
    return new Stock.Pile(
        account(row),
        Rows.constant(State.Kind.class, row.getString("state")),
        row.getLong("counted"),
        Rows.instant(row, "oldest"),
        nearest,
        row.getLong("soon"),
        row.getLong("near"));
  }

  private static AccountKey account(ResultSet row) throws SQLException {
    return new AccountKey(
        new MerchantId(row.getString("merchant")),
        new ProviderName(row.getString("provider")),
        new AccountName(row.getString("account")));
  }
}

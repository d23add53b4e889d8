package dev.estorno.gateway.store.sql;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.store.Store.Fate;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Takes out of the way what ended long ago. Keys stay: an old request must not begin anew. */
final class Retire {
  /** A row that is flagged waits for a person, however old. */
  static final String ENDED =
      """
      select id, reference, provider, account from cancellation
       where merchant = ? and created_at < ? and updated_at < ?
         and state in ('cancelled', 'refused') and attention = ''
       order by created_at, id
       limit ?\
      """;

  private static final String COLUMNS =
      """
      merchant, id, reference, provider, account, turn, amount_minor, amount_currency, on_paid,
      deadline_at, state, state_detail, due_at, created_at, updated_at, version, attention, details
      """;

  private static final String KEEP =
      "insert into cancellation_archive (%1$s) select %1$s from cancellation".formatted(COLUMNS)
          + " where merchant = ? and id = ?";

  private static final String LINES =
      "merchant, cancellation, version, happened_at, event, from_state, to_state, why";

  private static final String KEEP_JOURNAL =
      "insert into journal_archive (%1$s) select %1$s from journal".formatted(LINES)
          + " where merchant = ? and cancellation = ?";

  private static final String REMOVE = "delete from cancellation where merchant = ? and id = ?";

  private static final String REMOVE_JOURNAL =
      "delete from journal where merchant = ? and cancellation = ?";

  private static final String LOCK_PAYMENT =
      """
      select turns from payment
       where merchant = ? and reference = ? and provider = ? and account = ?
      """;

  /** One that nothing is left of, anywhere; turns would be counted anew from here. */
  private static final String REMOVE_PAYMENT =
      """
      delete from payment
       where merchant = ? and reference = ? and provider = ? and account = ?
         and not exists (
           select 1 from cancellation it
            where it.merchant = payment.merchant and it.reference = payment.reference
              and it.provider = payment.provider and it.account = payment.account)
         and not exists (
           select 1 from cancellation_archive it
            where it.merchant = payment.merchant and it.reference = payment.reference
              and it.provider = payment.provider and it.account = payment.account)
      """;

  private final Sql sql;
  private final Dialect dialect;

  Retire(Sql sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  private record Ended(String id, PaymentRef payment) {}

  int retire(MerchantId merchant, Instant endedBefore, Fate fate, int rowsMax) throws SQLException {
    long before = Times.micros(endedBefore);
    List<Ended> ended =
        sql.rows(
            ENDED + dialect.skipLocked(),
            Retire::ended,
            merchant.text(),
            before,
            before,
            (long) rowsMax);
    switch (fate) {
      case ARCHIVE -> keep(merchant, ended);
      case DROP -> lockPayments(merchant, ended);
    }
    for (Ended it : ended) {
      sql.later(REMOVE_JOURNAL, merchant.text(), it.id());
      sql.later(REMOVE, merchant.text(), it.id());
    }
    if (fate == Fate.DROP) {
      for (Ended it : ended) {
        sql.later(REMOVE_PAYMENT, Rows.payment(merchant, it.payment()));
      }
    }
    return ended.size();
  }

  private void keep(MerchantId merchant, List<Ended> ended) throws SQLException {
    for (Ended it : ended) {
      sql.later(KEEP, merchant.text(), it.id());
      sql.later(KEEP_JOURNAL, merchant.text(), it.id());
    }
  }

  /** Before anything is removed: what is taken in meanwhile must be seen by the last statement. */
  private void lockPayments(MerchantId merchant, List<Ended> ended) throws SQLException {
    for (Ended it : ended) {
      sql.row(
          LOCK_PAYMENT + dialect.forUpdate(),
          row -> row.getLong("turns"),
          Rows.payment(merchant, it.payment()));
    }
  }

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getString("id"),
        new PaymentRef(
            new ProviderName(row.getString("provider")),
            new AccountName(row.getString("account")),
            row.getString("reference")));
  }
}

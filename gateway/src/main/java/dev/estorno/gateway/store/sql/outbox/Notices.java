package dev.estorno.gateway.store.sql.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.jdbc.Sql;
import dev.estorno.gateway.store.notices.Endpoint;
import dev.estorno.gateway.store.notices.Notice;
import dev.estorno.gateway.store.notices.NoticeQuery;
import dev.estorno.gateway.store.notices.NoticeType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of notices, and who gets them once more. */
final class Notices {
  private static final String FIND = "select * from notice where merchant = ? and id = ?";

  private static final String AGAIN =
      """
       on conflict (merchant, notice, endpoint)
       do update set state = 'waiting', since = excluded.since, due_at = null, ended_at = null,
                     trouble = ''
       where delivery.state in ('delivered', 'given_up')
      """;

  static final String OLD =
      """
      select id from notice
       where merchant = ? and id < ? and happened_at < ?
         and not exists
           (select 1 from delivery
             where delivery.merchant = notice.merchant and delivery.notice = notice.id
               and delivery.state in ('waiting', 'sending'))
       order by id
       limit ?
      """;

  private static final String FORGET_DELIVERIES =
      "delete from delivery where merchant = ? and notice = ?";

  private static final String FORGET = "delete from notice where merchant = ? and id = ?";

  private final Sql sql;

  Notices(Sql sql) {
    this.sql = sql;
  }

  Optional<Notice> find(MerchantId merchant, String id) throws SQLException {
    return sql.row(FIND, OutboxRows::notice, merchant.text(), id);
  }

  static Statement list(NoticeQuery query) {
    Statement statement = new Statement("select * from notice").and(matching(query));
    query.after().ifPresent(it -> statement.more(" and id < ?").given(it));
    return statement.more(" order by id desc limit ?").given((long) query.rowsMax());
  }

  private static Statement matching(NoticeQuery query) {
    var statement =
        new Statement(" where merchant = ? and happened_at >= ? and happened_at < ?")
            .given(query.merchant().text())
            .given(Times.micros(query.from()), Times.micros(query.to()));
    // Of each: what makes the best index be seen to suffice.
    if (query.cancellation().isEmpty()) {
      statement.more(" and id >= ? and id < ?").given(query.idFrom(), query.idTo());
    } else {
      statement.more(" and cancellation = ? and cancellation <> ''").given(query.cancellation());
    }
    Set<NoticeType> types = query.types();
    if (!types.isEmpty()) {
      String marks = String.join(", ", Collections.nCopies(types.size(), "?"));
      statement.more(" and type in (" + marks + ")");
      types.forEach(it -> statement.given(it.word()));
    }
    return statement;
  }

  /** How many match, counted no further than one more than {@code rowsMax}. */
  int count(NoticeQuery query) throws SQLException {
    return new Statement("select count(*) as n from (select id from notice")
        .and(matching(query))
        .more(" and type <> ? limit ?) matching")
        .given(NoticeType.PING.word(), query.rowsMax() + 1L)
        .rows(sql, row -> row.getInt("n"))
        .getFirst();
  }

  void replay(Endpoint.Key key, NoticeQuery query, Instant now) throws SQLException {
    again(key, now)
        .and(matching(query))
        .more(" and type <> ?")
        .given(NoticeType.PING.word())
        .more(AGAIN)
        .update(sql);
  }

  void replay(Endpoint.Key key, String notice, Instant now) throws SQLException {
    again(key, now)
        .more(" where merchant = ? and id = ?")
        .given(key.merchant().text(), notice)
        .more(AGAIN)
        .update(sql);
  }

  private static Statement again(Endpoint.Key key, Instant now) {
    return new Statement(
            """
            insert into delivery (merchant, notice, endpoint, state, attempts, since, trouble)
            select merchant, id, ?, 'waiting', 0, ?, '' from notice\
            """)
        .given(key.id(), Times.micros(now));
  }

  List<String> old(MerchantId merchant, Instant before, int rowsMax) throws SQLException {
    return sql.rows(
        OLD,
        row -> row.getString("id"),
        merchant.text(),
        Notice.idFrom(before) + "~",
        Times.micros(before),
        (long) rowsMax);
  }

  void forget(MerchantId merchant, List<String> ids) throws SQLException {
    for (String it : ids) {
      sql.later(FORGET_DELIVERIES, merchant.text(), it);
      sql.later(FORGET, merchant.text(), it);
    }
  }
}

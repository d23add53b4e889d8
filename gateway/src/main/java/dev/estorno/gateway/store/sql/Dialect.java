package dev.estorno.gateway.store.sql;

import java.util.Map;

/**
 * All that differs between databases in the text of a statement.
 *
 * @param forUpdate ends a select whose rows no other transaction may change meanwhile
 * @param skipLocked ends a select that takes such rows and leaves out what others have taken
 * @param accountsDue each account, and when its first row falls due: hops along the index from one
 *     account to the next, however many rows each has
 * @param placeholders of the migrations
 */
record Dialect(
    String forUpdate, String skipLocked, String accountsDue, Map<String, String> placeholders) {
  private static final String FIRST =
      """
      with recursive waiting as (
        select * from (
          select merchant, provider, account, due_at from cancellation
           where due_at is not null
           order by merchant, provider, account, due_at
           limit 1) as first
        union all
      """;

  /** One writer at a time: there is nobody to lock a row against. */
  static final Dialect SQLITE =
      new Dialect(
          "",
          "",
          FIRST
              + """
                select it.merchant, it.provider, it.account, it.due_at
                  from waiting join cancellation it on it.rowid = (
                    select next.rowid from cancellation next
                     where next.due_at is not null
                       and (next.merchant, next.provider, next.account)
                         > (waiting.merchant, waiting.provider, waiting.account)
                     order by next.merchant, next.provider, next.account, next.due_at
                     limit 1))
              select * from waiting
              """,
          Map.of("exact", "text", "clustered", " without rowid", "only_postgres", "-- "));

  /** Texts are compared byte by byte, whatever language the database was made for. */
  static final Dialect POSTGRES =
      new Dialect(
          " for update",
          " for update skip locked",
          FIRST
              + """
                select it.* from waiting, lateral (
                  select next.merchant, next.provider, next.account, next.due_at
                    from cancellation next
                   where next.due_at is not null
                     and (next.merchant, next.provider, next.account)
                       > (waiting.merchant, waiting.provider, waiting.account)
                   order by next.merchant, next.provider, next.account, next.due_at
                   limit 1) it)
              select * from waiting
              """,
          Map.of("exact", "text collate \"C\"", "clustered", "", "only_postgres", ""));
}

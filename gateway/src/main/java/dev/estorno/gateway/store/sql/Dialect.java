package dev.estorno.gateway.store.sql;

import java.util.Map;

/**
 * All that differs between databases in the text of a statement.
 *
 * @param forUpdate ends a select whose rows no other transaction may change meanwhile
 * @param skipLocked ends a select that takes such rows and leaves out what others have taken
 * @param placeholders of the migrations
 */
record Dialect(String forUpdate, String skipLocked, Map<String, String> placeholders) {
  /** One writer at a time: there is nobody to lock a row against. */
  static final Dialect SQLITE =
      new Dialect("", "", Map.of("exact", "text", "clustered", " without rowid"));

  /** Texts are compared byte by byte, whatever language the database was made for. */
  static final Dialect POSTGRES =
      new Dialect(
          " for update",
          " for update skip locked",
          Map.of("exact", "text collate \"C\"", "clustered", ""));
}

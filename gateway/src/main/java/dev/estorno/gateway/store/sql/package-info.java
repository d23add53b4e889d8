/**
 * The durable stores: one SQL text and one row mapping for every database. Doors: {@link
 * dev.estorno.gateway.store.sql.SqliteStore} and {@link
 * dev.estorno.gateway.store.sql.PostgresStore}. Knows rows; what a state may become is decided
 * elsewhere.
 */
@NullMarked
package dev.estorno.gateway.store.sql;

import org.jspecify.annotations.NullMarked;

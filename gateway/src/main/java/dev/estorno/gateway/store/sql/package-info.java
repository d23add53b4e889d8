/**
 * The durable stores: one SQL text and one row mapping for every database. Door: {@link
 * dev.estorno.gateway.store.sql.SqliteStore}. Knows rows, transactions and threads; what a state
 * may become is decided elsewhere.
 */
@NullMarked
package dev.estorno.gateway.store.sql;

import org.jspecify.annotations.NullMarked;

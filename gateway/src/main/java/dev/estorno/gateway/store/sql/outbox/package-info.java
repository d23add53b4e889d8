/**
 * The outbox in a database: the same SQL text for every one of them. Doors: {@link SqlOutbox}, and
 * {@link NoticeWriter} for the transactions that record what is decided. Knows rows; when to send
 * is decided elsewhere.
 */
@NullMarked
package dev.estorno.gateway.store.sql.outbox;

import org.jspecify.annotations.NullMarked;

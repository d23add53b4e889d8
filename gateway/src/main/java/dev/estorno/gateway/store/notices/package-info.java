/**
 * What merchants are told of, where, and how far that has got: as values, and the port to where
 * they are kept. Door: {@link Outbox}. Knows neither how a notice is sent nor when to try again.
 */
@NullMarked
package dev.estorno.gateway.store.notices;

import org.jspecify.annotations.NullMarked;

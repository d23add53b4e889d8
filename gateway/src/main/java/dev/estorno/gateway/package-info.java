/**
 * The running gateway, put together from its rooms: doors, intake, engine, store, outbox, watch.
 * Knows no provider by name.
 */
@NullMarked
package dev.estorno.gateway;

import org.jspecify.annotations.NullMarked;

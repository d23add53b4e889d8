/**
 * The sandbox's own API under {@code /sandbox}: payments in any state, balances, the clock, faults,
 * effects. Door: {@link dev.estorno.sandbox.control.Control}. Speaks of providers only by what
 * their profiles say; knows no HTTP server.
 */
@NullMarked
package dev.estorno.sandbox.control;

import org.jspecify.annotations.NullMarked;

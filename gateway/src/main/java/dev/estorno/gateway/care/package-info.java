/**
 * What each account at a provider bears: calls at once, calls a second, a circuit that opens when
 * the provider is in trouble, pauses that it asks for. Doors: {@link Care}, {@link CareState}.
 * Knows no row and no provider by name, waits for nothing and has no thread: it says how much may
 * be begun now.
 */
@NullMarked
package dev.estorno.gateway.care;

import org.jspecify.annotations.NullMarked;

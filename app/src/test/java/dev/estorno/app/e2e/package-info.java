/**
 * The whole program, from a caller's request to the effect at a provider, over real HTTP: many
 * callers at once, killed processes, providers that misbehave. Doors: {@link Running} for a gateway
 * in this process, {@link GatewayProcess} for one of its own.
 */
@NullMarked
package dev.estorno.app.e2e;

import org.jspecify.annotations.NullMarked;

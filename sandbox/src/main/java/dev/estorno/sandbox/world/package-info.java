/**
 * The fakes put into time: one lock and one log per provider, the sandbox's clock, and the courier
 * that delivers callbacks. Door: {@link dev.estorno.sandbox.world.World}. Knows no provider by name
 * and no HTTP server.
 */
@NullMarked
package dev.estorno.sandbox.world;

import org.jspecify.annotations.NullMarked;

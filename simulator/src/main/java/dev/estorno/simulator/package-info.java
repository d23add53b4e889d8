/**
 * The whole gateway in one thread, from one seed: the production core, engine and connectors talk
 * to the sandbox's fakes over a wire that loses, delays and garbles. Door: {@link Simulation}. One
 * seed is one history; what is seen once can be seen again.
 */
@NullMarked
package dev.estorno.simulator;

import org.jspecify.annotations.NullMarked;

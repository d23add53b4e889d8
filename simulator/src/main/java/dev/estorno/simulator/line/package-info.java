/**
 * Between the gateway and the providers: the wire that loses and delays, and the ears that hear
 * every talk and know which cancellation asked for what. Doors: {@link
 * dev.estorno.simulator.line.SimWire}, {@link dev.estorno.simulator.line.Ears}.
 */
@NullMarked
package dev.estorno.simulator.line;

import org.jspecify.annotations.NullMarked;

/**
 * Runs the whole gateway against the sandbox in one thread, from one seed. Door: the simulation.
 * Knows no real clock, network or chance.
 */
@NullMarked
package dev.estorno.simulator;

import org.jspecify.annotations.NullMarked;

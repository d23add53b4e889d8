/**
 * The program with one guard broken: each must be noticed. Door: {@link
 * dev.estorno.simulator.mutants.MutantsTest}. Knows the sources as text, and no class of them.
 */
@NullMarked
package dev.estorno.simulator.mutants;

import org.jspecify.annotations.NullMarked;

/**
 * Time, chance, life and death of one history, and what was found wrong in it. Door: {@link
 * dev.estorno.simulator.kit.Agenda}. Knows nothing of payments.
 */
@NullMarked
package dev.estorno.simulator.kit;

import org.jspecify.annotations.NullMarked;

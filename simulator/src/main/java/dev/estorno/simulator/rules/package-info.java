/**
 * The lifecycle told a second time, from the outside: what each event may do to each state, with
 * what data, at what time. Door: {@link dev.estorno.simulator.rules.Rulebook}. Shares no code with
 * the lifecycle, so that a mistake must be made twice to be missed.
 */
@NullMarked
package dev.estorno.simulator.rules;

import org.jspecify.annotations.NullMarked;

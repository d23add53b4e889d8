/**
 * What an operator sees: health, metrics, traces and the line of each transition. Door: {@link
 * Watch}. Decides nothing, keeps nothing, and breaks nothing where it fails.
 */
@NullMarked
package dev.estorno.gateway.watch;

import org.jspecify.annotations.NullMarked;

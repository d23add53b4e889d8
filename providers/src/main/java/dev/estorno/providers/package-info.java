/**
 * How each provider is asked to cancel and how its answers are read. Door: the provider interface.
 * Can neither send nor store: a connector translates.
 */
@NullMarked
package dev.estorno.providers;

import org.jspecify.annotations.NullMarked;

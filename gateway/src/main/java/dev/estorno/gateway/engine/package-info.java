/**
 * Carries cancellations out: claims what is due, holds the talk with the provider, has the
 * lifecycle decide, and records what follows. Door: {@link Engine}. Knows no provider and no caller
 * by name; everything it does can be repeated from the rows alone.
 */
@NullMarked
package dev.estorno.gateway.engine;

import org.jspecify.annotations.NullMarked;

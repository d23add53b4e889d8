/**
 * How a cancellation and a time look to those outside: the same in a reply and in a notice. Doors:
 * {@link CancellationJson} and {@link Rfc3339}. Knows no rows, and nobody who asks.
 */
@NullMarked
package dev.estorno.gateway.view;

import org.jspecify.annotations.NullMarked;

/**
 * The line to the providers: requests are sealed, logged in for and sent, silence gets its meaning.
 * Doors: {@link Line}, {@link Wire}. Knows no state and records nothing.
 */
@NullMarked
package dev.estorno.gateway.line;

import org.jspecify.annotations.NullMarked;

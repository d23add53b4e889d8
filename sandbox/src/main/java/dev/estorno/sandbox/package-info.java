/**
 * The providers, imitated from their documents alone. Door: the fake provider that handles an
 * exchange at an instant. Knows nothing of the connectors, so that a mistake of theirs is not
 * repeated here.
 */
@NullMarked
package dev.estorno.sandbox;

import org.jspecify.annotations.NullMarked;

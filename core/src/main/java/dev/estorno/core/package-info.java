/**
 * What a cancellation is and what may become of it. Door: {@link Lifecycle}. Depends on nothing: it
 * knows no provider, no caller, no store, and reads neither a clock nor chance; both are arguments.
 */
@NullMarked
package dev.estorno.core;

import org.jspecify.annotations.NullMarked;

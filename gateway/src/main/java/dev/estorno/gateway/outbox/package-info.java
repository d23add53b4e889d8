/**
 * Tells merchants what happened: signed, guarded, and again until it is heard. Door: {@link
 * Courier}; for the REST door also {@link Guard} and {@link Signatures}. Knows no cancellation: a
 * notice is a body and an id.
 */
@NullMarked
package dev.estorno.gateway.outbox;

import org.jspecify.annotations.NullMarked;

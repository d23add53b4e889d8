/**
 * Traces, for operators who want them: what a request led to, up to the provider's reply. Door:
 * {@link Tracing}. Off, nothing of it is there; on, it tells ids and names, never a payer's data.
 */
@NullMarked
package dev.estorno.gateway.watch.traces;

import org.jspecify.annotations.NullMarked;

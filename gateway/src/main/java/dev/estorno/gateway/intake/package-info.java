/**
 * Takes requests in: from core words to a durable row, and back to whoever waits for it. Door:
 * {@link Intake}. Knows no caller's dialect and no provider's words.
 */
@NullMarked
package dev.estorno.gateway.intake;

import org.jspecify.annotations.NullMarked;

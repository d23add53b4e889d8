/**
 * Liquido's pay-in API: {@code /charges/cancel} for what is not paid, {@code /charges/refund} for
 * what is. Door: {@link Liquido}. {@code Words} says what to ask and what follows, {@code Charge}
 * and {@code Replies} read, {@code Facts} is what is known and what is assumed.
 */
@NullMarked
package dev.estorno.providers.liquido;

import org.jspecify.annotations.NullMarked;

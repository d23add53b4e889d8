/**
 * LetPay's API, for payments by PicPay: {@code /payment/{token}/cancel} for what is not paid,
 * {@code /refund} for what is. Door: {@link LetPay}. {@code Words} says what to ask and what
 * follows, {@code Replies} and {@code Standing} read, {@code Login} gets tokens, {@code Facts} is
 * what is known and what is assumed.
 */
@NullMarked
package dev.estorno.providers.letpay;

import org.jspecify.annotations.NullMarked;

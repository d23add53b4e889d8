/**
 * PicPay's e-commerce API: {@code /cancellations} for whole payments, {@code /refunds} for parts.
 * Door: {@link PicPay}. Every connector's folder is laid out like this one: {@code Words} says what
 * to ask and what follows, {@code Status} and {@code Replies} read, {@code Facts} is what is known
 * and what is assumed.
 */
@NullMarked
package dev.estorno.providers.picpay;

import org.jspecify.annotations.NullMarked;

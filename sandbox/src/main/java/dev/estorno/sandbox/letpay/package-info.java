/**
 * LetPay's API as its documents tell it, for payments by PicPay. Door: {@link
 * dev.estorno.sandbox.letpay.FakeLetPay}. What the documents leave open is decided in {@link
 * dev.estorno.sandbox.letpay.Assumed} and nowhere else.
 */
@NullMarked
package dev.estorno.sandbox.letpay;

import org.jspecify.annotations.NullMarked;

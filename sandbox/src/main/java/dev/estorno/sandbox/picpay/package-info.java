/**
 * PicPay's e-commerce API as its documents tell it, generations 1 ({@code cancellations}) and 2
 * ({@code refunds}, {@code capture}) over the same orders. Door: {@link
 * dev.estorno.sandbox.picpay.FakePicPay}. What the documents leave open is decided in {@link
 * dev.estorno.sandbox.picpay.Assumed} and nowhere else.
 */
@NullMarked
package dev.estorno.sandbox.picpay;

import org.jspecify.annotations.NullMarked;

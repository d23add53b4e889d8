/**
 * QI Tech's Automatic Pix, the receiver's side: recurrences, payment orders, conciliation batches,
 * the steps of its own sandbox, and as much of the payer's side as it takes to try it. Door: {@link
 * dev.estorno.sandbox.qitech.FakeQiTech}. What the documents do not say is in {@code Assumed}.
 */
@NullMarked
package dev.estorno.sandbox.qitech;

import org.jspecify.annotations.NullMarked;

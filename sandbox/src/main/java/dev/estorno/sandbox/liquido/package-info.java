/**
 * Liquido's pay-in API for Brazil as its documents tell it: charges, their cancellation and their
 * refunds, and the test steering by {@code description}. Door: {@link
 * dev.estorno.sandbox.liquido.FakeLiquido}. What the documents leave open is decided in {@link
 * dev.estorno.sandbox.liquido.Assumed} and nowhere else.
 */
@NullMarked
package dev.estorno.sandbox.liquido;

import org.jspecify.annotations.NullMarked;

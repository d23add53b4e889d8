/**
 * Pix that came in, and what of it went back: a product of QI Tech's own, which Automatic Pix rests
 * on. Door: {@link dev.estorno.sandbox.qitech.pix.Transfers}. Knows no payment orders and no JSON.
 */
@NullMarked
package dev.estorno.sandbox.qitech.pix;

import org.jspecify.annotations.NullMarked;

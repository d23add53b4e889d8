/**
 * What every call to QI Tech passes, whatever the product: who calls, and whether the call is
 * signed. Door: {@link dev.estorno.sandbox.qitech.gate.Gate}. Also signs what QI Tech sends. Knows
 * no product behind it.
 */
@NullMarked
package dev.estorno.sandbox.qitech.gate;

import org.jspecify.annotations.NullMarked;

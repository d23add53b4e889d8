/**
 * Shows what Estorno does: plays scenes against a gateway and a sandbox over HTTP, prints what came
 * of each, and compares the gateway's rows with what truly happened. Door: {@link Demo}. Sees only
 * what any caller sees.
 */
@NullMarked
package dev.estorno.app.demo;

import org.jspecify.annotations.NullMarked;

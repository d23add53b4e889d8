/**
 * What can be made to go wrong between a client and a fake, and when. Door: {@link
 * dev.estorno.sandbox.faults.Faults#pick}. Decides only; whoever holds the wire does it.
 */
@NullMarked
package dev.estorno.sandbox.faults;

import org.jspecify.annotations.NullMarked;

/** Each kind of meter shows what it was told, in words that are bounded. */
@NullMarked
package dev.estorno.gateway.watch.meters;

import org.jspecify.annotations.NullMarked;

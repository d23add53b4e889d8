/** What the operator sees is what happened. */
@NullMarked
package dev.estorno.gateway.watch;

import org.jspecify.annotations.NullMarked;

/** What a trace tells, and what it never does. */
@NullMarked
package dev.estorno.gateway.watch.traces;

import org.jspecify.annotations.NullMarked;

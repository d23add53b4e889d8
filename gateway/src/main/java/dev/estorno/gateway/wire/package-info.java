/**
 * The sockets to the providers. Door: {@link HttpWire}. Sends once, says what came of it, and knows
 * nothing of what it carries.
 */
@NullMarked
package dev.estorno.gateway.wire;

import org.jspecify.annotations.NullMarked;

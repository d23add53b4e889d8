/**
 * VTEX's dialect under {@code /vtex}: the Payment Provider Protocol, as far as cancelling goes.
 * Door: {@link VtexDoor}. Knows no provider's words, and never decides what becomes of a
 * cancellation.
 */
@NullMarked
package dev.estorno.gateway.doors.vtex;

import org.jspecify.annotations.NullMarked;

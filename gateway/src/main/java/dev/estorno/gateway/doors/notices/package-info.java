/**
 * The part of {@code /v1} that is about notices: where merchants want them, how they fare, and
 * sending them once more. Door: {@link NoticesDoor}. Never sends anything itself.
 */
@NullMarked
package dev.estorno.gateway.doors.notices;

import org.jspecify.annotations.NullMarked;

/**
 * What an operator's tools ask over HTTP: health and metrics. Door: {@link WatchDoor}. Knows no
 * merchant, and asks for no key: nothing here is secret or personal.
 */
@NullMarked
package dev.estorno.gateway.doors.watch;

import org.jspecify.annotations.NullMarked;

/**
 * What all doors share: a request and a reply as plain data, strict reading of untrusted bytes, and
 * what can be wrong with them. Door: {@link Door}. Knows no dialect, no library of HTTP, and
 * nothing of cancellations.
 */
@NullMarked
package dev.estorno.gateway.doors.kit;

import org.jspecify.annotations.NullMarked;

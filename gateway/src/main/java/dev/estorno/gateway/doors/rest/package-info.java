/**
 * The REST dialect under {@code /v1}: JSON, problem details of RFC 9457, described by openapi.json.
 * Door: {@link RestDoor}. Knows no provider's words, and never decides what becomes of a
 * cancellation.
 */
@NullMarked
package dev.estorno.gateway.doors.rest;

import org.jspecify.annotations.NullMarked;

package dev.estorno.gateway.doors.kit;

import dev.estorno.providers.Body;

/** What came of reading a request's body. */
public sealed interface Payload {
  /** The longest body that any door takes. */
  int BYTES_MAX = 64 * 1024;

  record Whole(Body body) implements Payload {}

  /** More than {@link #BYTES_MAX}; the rest was not read. */
  record TooLarge() implements Payload {}

  /** It ended early, came too slowly, or broke the rules of its transfer coding. */
  record Broken() implements Payload {}

  Payload EMPTY = new Whole(Body.EMPTY);
}

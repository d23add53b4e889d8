package dev.estorno.gateway.line;

import dev.estorno.providers.Reply;

/** What came of sending one request. */
public sealed interface Exchange {
  record Replied(Reply reply) implements Exchange {}

  /**
   * No reply, or none that could be read whole.
   *
   * @param wrote false only when certainly no byte of the request reached the provider
   */
  record Silence(boolean wrote, String why) implements Exchange {}
}

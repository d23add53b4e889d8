package dev.estorno.gateway.line;

import dev.estorno.providers.Account;
import dev.estorno.providers.Request;
import java.time.Duration;
import java.util.function.Consumer;

/** Carries one request to a provider, once: never repeated, never redirected. */
@FunctionalInterface
public interface Wire {
  /**
   * Sends and tells {@code heard} what came of it, exactly once, at the latest when {@code timeout}
   * is over. May block until then or return at once and tell later.
   */
  void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard);
}

package dev.estorno.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a provider hands out tokens. The engine keeps them and renews them, one login at a time. */
public interface Login {
  /** The request that brings a token; carries the account's own credentials. */
  Request request(Account account, Instant now);

  /** The token in the reply to {@link #request}; empty when the provider refused. */
  Optional<Token> token(Reply reply, Instant now);

  /** A token renewed in passing, found in any other reply; empty when there is none. */
  Optional<Token> renewed(Reply reply, Instant now);

  /** Whether this reply says that the token is dead, and so that nothing was done. */
  boolean rejected(Reply reply);

  /**
   * A token and how long to use it.
   *
   * @param goodUntil when it is renewed at the latest; before the provider's own end, by a margin
   */
  record Token(Secret text, Instant goodUntil) {
    public static Token lasting(String text, Duration lasts, Instant now) {
      // Renewed after nine tenths of its life: a call that begins just before the end must still
      // land.
      return new Token(new Secret(text), now.plus(lasts.multipliedBy(9).dividedBy(10)));
    }
  }
}

package dev.estorno.gateway.engine;

import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Login.Token;
import dev.estorno.providers.Secret;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Keeps each account's token; many that need a new one share one login. Tells, never blocks: who
 * must wait is told later.
 */
final class Tokens {
  private static final class Slot {
    private Optional<Token> token = Optional.empty();
    private boolean loggingIn;
    private final Queue<Consumer<Optional<Token>>> waiting = new ArrayDeque<>();
  }

  private final Map<AccountKey, Slot> slots = new HashMap<>();

  /** What a caller that needs a token is to do. */
  sealed interface Turn {
    record Use(Token token) implements Turn {}

    /** Log in for all, then call {@link #loggedIn}. */
    record LogIn() implements Turn {}

    /** Someone logs in; the consumer will be told. */
    record Wait() implements Turn {}
  }

  synchronized Turn ask(AccountKey account, Instant now, Consumer<Optional<Token>> whenThere) {
    Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
    Optional<Token> good = slot.token.filter(it -> now.isBefore(it.goodUntil()));
    if (good.isPresent()) {
      return new Turn.Use(good.get());
    }
    if (slot.loggingIn) {
      slot.waiting.add(whenThere);
      return new Turn.Wait();
    }
    slot.loggingIn = true;
    return new Turn.LogIn();
  }

  /** Ends the login that {@link #ask} gave out; gives back who is to be told. */
  synchronized Queue<Consumer<Optional<Token>>> loggedIn(
      AccountKey account, Optional<Token> token) {
    Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
    slot.loggingIn = false;
    slot.token = token;
    var told = new ArrayDeque<>(slot.waiting);
    slot.waiting.clear();
    return told;
  }

  /** Adopts a token renewed in passing, unless the one we hold lasts longer. */
  synchronized void renewed(AccountKey account, Token token) {
    Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
    if (slot.token.filter(it -> it.goodUntil().isAfter(token.goodUntil())).isEmpty()) {
      slot.token = Optional.of(token);
    }
  }

  /** Forgets a token that the provider rejected; a newer one, fetched meanwhile, stays. */
  synchronized void rejected(AccountKey account, Secret text) {
    Slot slot = slots.computeIfAbsent(account, _ -> new Slot());
    slot.token = slot.token.filter(it -> !it.text().equals(text));
  }
}

package dev.estorno.gateway.line;

import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Login.Token;
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
  /** A token, and the number of the login that it comes from: at once, or by renewals. */
  record Held(Token token, long login) {}

  /** What came of a login, for everybody who needed it. */
  sealed interface Outcome {
    record In(Held held) implements Outcome {}

    /** There is no token: {@code instead} is what is heard by whoever needed one. */
    record Out(Exchange instead) implements Outcome {}
  }

  /** What a caller that needs a token is to do. */
  sealed interface Turn {
    record Use(Held held) implements Turn {}

    /** Log in for all, tell of it by {@link #loggedIn}, and {@link #release} in any case. */
    record LogIn() implements Turn {}

    /** Someone logs in; the consumer will be told. */
    record Wait() implements Turn {}
  }

  private static final class Slot {
    private Optional<Token> token = Optional.empty();
    private long login;
    private boolean loggingIn;
    private final Queue<Consumer<Outcome>> waiting = new ArrayDeque<>();

    /** No token of an earlier login counts any more, nor one that is renewed from it later. */
    private void renumber(Optional<Token> newToken) {
      token = newToken;
      login++;
    }

    private Queue<Consumer<Outcome>> release() {
      loggingIn = false;
      var told = new ArrayDeque<>(waiting);
      waiting.clear();
      return told;
    }
  }

  private final Map<AccountKey, Slot> slots = new HashMap<>();

  synchronized Turn ask(AccountKey account, Instant now, Consumer<Outcome> whenThere) {
    Slot slot = slot(account);
    Optional<Token> good = slot.token.filter(it -> now.isBefore(it.goodUntil()));
    if (good.isPresent()) {
      return new Turn.Use(new Held(good.get(), slot.login));
    }
    if (slot.loggingIn) {
      slot.waiting.add(whenThere);
      return new Turn.Wait();
    }
    slot.loggingIn = true;
    return new Turn.LogIn();
  }

  /** The login that {@link #ask} gave out brought a token. */
  synchronized Held loggedIn(AccountKey account, Token token) {
    Slot slot = slot(account);
    slot.renumber(Optional.of(token));
    return new Held(token, slot.login);
  }

  /** After a login, however it ended: who waited for it, to be told outside of any lock. */
  synchronized Queue<Consumer<Outcome>> release(AccountKey account) {
    return slot(account).release();
  }

  /**
   * Adopts a token that was renewed in passing, unless the one we hold lasts longer. One that was
   * renewed from a token of an earlier login is as dead as that may be by now.
   */
  synchronized void renewed(AccountKey account, Held from, Token token) {
    Slot slot = slot(account);
    boolean longer = slot.token.filter(it -> it.goodUntil().isAfter(token.goodUntil())).isEmpty();
    if (slot.login == from.login() && longer) {
      slot.token = Optional.of(token);
    }
  }

  /**
   * Forgets a token that the provider rejected, and with it all that come from the same login: what
   * kills one (a key withdrawn, a clock that jumped, a provider that lost its memory) kills them
   * all. What a newer login brought meanwhile stays.
   */
  synchronized void rejected(AccountKey account, Held held) {
    Slot slot = slot(account);
    if (slot.login == held.login()) {
      slot.renumber(Optional.empty());
    }
  }

  private Slot slot(AccountKey account) {
    return slots.computeIfAbsent(account, _ -> new Slot());
  }
}

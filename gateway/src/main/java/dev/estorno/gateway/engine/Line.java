package dev.estorno.gateway.engine;

import dev.estorno.providers.Account;
import dev.estorno.providers.Login;
import dev.estorno.providers.Login.Token;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A line to the providers: seals each request with the account's credentials and, where a provider
 * hands out tokens, logs in when needed and once more when the token turns out to be dead.
 */
public final class Line {
  private final Wire wire;
  private final Executor workers;
  private final InstantSource clock;
  private final Tokens tokens = new Tokens();

  public Line(Wire wire, Executor workers, InstantSource clock) {
    this.wire = wire;
    this.workers = workers;
    this.clock = clock;
  }

  /**
   * Sends {@code request}; {@code heard} is told exactly once, perhaps on another thread.
   *
   * @param until when all must be over, log-ins included: the end of the lease, less a margin
   */
  void send(
      Provider provider,
      Account account,
      Request request,
      Instant until,
      Consumer<Exchange> heard) {
    Optional<Login> login = provider.login();
    if (login.isEmpty()) {
      Request sealed = provider.seal(request, account, Secret.NONE, clock.instant());
      bounded(provider, account, sealed, until, heard);
    } else {
      new Call(provider, login.get(), account, request, until, heard).begin(true);
    }
  }

  private void bounded(
      Provider provider, Account account, Request sealed, Instant until, Consumer<Exchange> heard) {
    Duration left = Duration.between(clock.instant(), until);
    Duration timeout = provider.facts().timeout();
    // An act whose reply could come after the lease is not begun: someone else may act by then.
    if (left.compareTo(timeout) < 0) {
      heard.accept(new Exchange.Silence(false, "not enough of the lease is left"));
    } else {
      wire.send(account, sealed, timeout, heard);
    }
  }

  /** One request to a provider that hands out tokens. */
  private final class Call {
    private final Provider provider;
    private final Login login;
    private final Account account;
    private final Request request;
    private final Instant until;
    private final Consumer<Exchange> heard;

    Call(
        Provider provider,
        Login login,
        Account account,
        Request request,
        Instant until,
        Consumer<Exchange> heard) {
      this.provider = provider;
      this.login = login;
      this.account = account;
      this.request = request;
      this.until = until;
      this.heard = heard;
    }

    /** A rejected token means that nothing was done: one fresh login and one repeat are safe. */
    void begin(boolean mayRepeat) {
      Consumer<Optional<Token>> go = token -> withToken(token, mayRepeat);
      switch (tokens.ask(Accounts.key(account), clock.instant(), goElsewhere(go))) {
        case Tokens.Turn.Use(Token token) -> send(token, mayRepeat);
        case Tokens.Turn.Wait _ -> {}
        case Tokens.Turn.LogIn _ -> logIn(go);
      }
    }

    private Consumer<Optional<Token>> goElsewhere(Consumer<Optional<Token>> go) {
      return token -> workers.execute(() -> go.accept(token));
    }

    private void withToken(Optional<Token> token, boolean mayRepeat) {
      token.ifPresentOrElse(
          it -> send(it, mayRepeat),
          () -> heard.accept(new Exchange.Silence(false, "could not log in")));
    }

    private void logIn(Consumer<Optional<Token>> go) {
      Request ask = login.request(account, clock.instant());
      bounded(
          provider,
          account,
          ask,
          until,
          exchange -> {
            Optional<Token> token = token(exchange);
            tokens.loggedIn(Accounts.key(account), token).forEach(it -> it.accept(token));
            go.accept(token);
          });
    }

    private Optional<Token> token(Exchange exchange) {
      return switch (exchange) {
        case Exchange.Replied(Reply reply) -> login.token(reply, clock.instant());
        case Exchange.Silence _ -> Optional.empty();
      };
    }

    private void send(Token token, boolean mayRepeat) {
      Request sealed = provider.seal(request, account, token.text(), clock.instant());
      bounded(provider, account, sealed, until, exchange -> hear(exchange, token, mayRepeat));
    }

    private void hear(Exchange exchange, Token token, boolean mayRepeat) {
      switch (exchange) {
        case Exchange.Silence _ -> heard.accept(exchange);
        case Exchange.Replied(Reply reply) when login.rejected(reply) -> {
          tokens.rejected(Accounts.key(account), token.text());
          if (mayRepeat) {
            begin(false);
          } else {
            heard.accept(exchange);
          }
        }
        case Exchange.Replied(Reply reply) -> {
          login
              .renewed(reply, clock.instant())
              .ifPresent(it -> tokens.renewed(Accounts.key(account), it));
          heard.accept(exchange);
        }
      }
    }
  }
}

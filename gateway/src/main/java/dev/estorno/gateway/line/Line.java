package dev.estorno.gateway.line;

import dev.estorno.gateway.line.Tokens.Held;
import dev.estorno.gateway.line.Tokens.Outcome;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Account;
import dev.estorno.providers.Login;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line to the providers: seals each request with the account's credentials and, where a provider
 * hands out tokens, logs in when needed and once more when the token turns out to be dead.
 */
public final class Line {
  private static final Logger log = LoggerFactory.getLogger(Line.class);

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
   * @param window when it may leave
   */
  public void send(
      Provider provider,
      Account account,
      Request request,
      Window window,
      Consumer<Exchange> heard) {
    Optional<Login> login = provider.login();
    if (login.isEmpty()) {
      bounded(provider, account, seal(provider, account, request, Secret.NONE), window, heard);
    } else {
      new Call(provider, login.get(), account, request, window, heard).begin(true);
    }
  }

  private Request seal(Provider provider, Account account, Request request, Secret token) {
    return provider.seal(request, account, token, clock.instant());
  }

  private void bounded(
      Provider provider, Account account, Request sealed, Window window, Consumer<Exchange> heard) {
    Duration timeout = provider.facts().timeout();
    Optional<String> closed = window.closed(sealed, clock.instant(), timeout);
    if (closed.isPresent()) {
      heard.accept(new Exchange.Silence(false, closed.get()));
    } else {
      wire.send(account, sealed, timeout, heard);
    }
  }

  /** One request to a provider that hands out tokens. */
  private final class Call {
    private final Provider provider;
    private final Login login;
    private final Account account;
    private final AccountKey key;
    private final Request request;
    private final Window window;
    private final Consumer<Exchange> heard;

    Call(
        Provider provider,
        Login login,
        Account account,
        Request request,
        Window window,
        Consumer<Exchange> heard) {
      this.provider = provider;
      this.login = login;
      this.account = account;
      this.key = Accounts.key(account);
      this.request = request;
      this.window = window;
      this.heard = heard;
    }

    /** A rejected token means that nothing was done: one fresh login and one repeat are safe. */
    void begin(boolean mayRepeat) {
      // Who waits for another's login goes on in its own trace, not in the other's.
      Consumer<Outcome> go = Context.current().wrapConsumer(outcome -> go(outcome, mayRepeat));
      switch (tokens.ask(key, clock.instant(), told -> workers.execute(() -> go.accept(told)))) {
        case Tokens.Turn.Use(Held held) -> send(held, mayRepeat);
        case Tokens.Turn.Wait _ -> {}
        case Tokens.Turn.LogIn _ -> logIn(go);
      }
    }

    private void go(Outcome outcome, boolean mayRepeat) {
      switch (outcome) {
        case Outcome.In(Held held) -> send(held, mayRepeat);
        case Outcome.Out(Exchange instead) -> heard.accept(instead);
      }
    }

    /** For all who need it: not within this call's lease, but within the provider's time-out. */
    private void logIn(Consumer<Outcome> go) {
      Optional<Request> ask =
          unlessBroken(() -> Optional.of(login.request(account, clock.instant())));
      if (ask.isEmpty()) {
        tell(out("the connector broke"), go);
      } else {
        wire.send(account, ask.get(), provider.facts().timeout(), it -> tell(read(it), go));
      }
    }

    private void tell(Outcome outcome, Consumer<Outcome> go) {
      tokens.release(key).forEach(it -> it.accept(outcome));
      go.accept(outcome);
    }

    private Outcome read(Exchange exchange) {
      return switch (exchange) {
        case Exchange.Silence(_, String why) -> out(why);
        // What the provider says of the credentials is its answer to all that they were for.
        case Exchange.Replied(Reply reply) when login.rejected(reply) -> new Outcome.Out(exchange);
        case Exchange.Replied(Reply reply) ->
            unlessBroken(() -> login.token(reply, clock.instant()))
                .<Outcome>map(it -> new Outcome.In(tokens.loggedIn(key, it)))
                .orElseGet(() -> out("status " + reply.status()));
      };
    }

    private static Outcome out(String why) {
      return new Outcome.Out(new Exchange.Silence(false, "could not log in: " + why));
    }

    private void send(Held held, boolean mayRepeat) {
      Secret token = held.token().text();
      unlessBroken(() -> Optional.of(seal(provider, account, request, token)))
          .ifPresentOrElse(
              it -> bounded(provider, account, it, window, heard -> hear(heard, held, mayRepeat)),
              () -> heard.accept(new Exchange.Silence(false, "could not be sealed")));
    }

    private void hear(Exchange exchange, Held held, boolean mayRepeat) {
      if (exchange instanceof Exchange.Replied(Reply reply)) {
        if (login.rejected(reply)) {
          tokens.rejected(key, held);
          if (mayRepeat) {
            begin(false);
            return;
          }
        } else {
          unlessBroken(() -> login.renewed(reply, clock.instant()))
              .ifPresent(it -> tokens.renewed(key, held, it));
        }
      }
      heard.accept(exchange);
    }

    /** Where a connector breaks here, it must not take with it the call, nor those who wait. */
    private <T> Optional<T> unlessBroken(Supplier<Optional<T>> reading) {
      try {
        return reading.get();
      } catch (RuntimeException broken) {
        log.error("connector {} broke on {}", provider.name(), request, broken);
        return Optional.empty();
      }
    }
  }
}

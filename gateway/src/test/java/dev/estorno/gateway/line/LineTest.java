package dev.estorno.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.AccountName;
import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Login;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Talk;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A line to a provider that hands out tokens, one step at a time. */
class LineTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant UNTIL = NOON.plusSeconds(60);
  private static final Request CANCEL = Request.act("cancel", "POST", "/cancel");
  private static final Account ACCOUNT =
      new Account(
          new MerchantId("shop"),
          new ProviderName("gate"),
          new AccountName("main"),
          URI.create("http://127.0.0.1"),
          Map.of());

  private static final ContextKey<String> CALLER = ContextKey.named("caller");

  /** What was sent and not yet replied to. */
  private final Queue<Travelling> wire = new ArrayDeque<>();

  private final List<Exchange> heard = new ArrayList<>();

  /** For whom each of them was sent. */
  private final List<String> callers = new ArrayList<>();

  private final Line line =
      new Line(
          (_, sealed, _, back) -> {
            callers.add(String.valueOf(Context.current().get(CALLER)));
            wire.add(new Travelling(sealed, back));
          },
          Runnable::run,
          () -> NOON);

  private record Travelling(Request request, Consumer<Exchange> back) {
    String token() {
      return request.headers().getOrDefault("Token", "none");
    }

    void reply(int status, String body) {
      back.accept(new Exchange.Replied(new Reply(status, Map.of(), Body.of(body))));
    }
  }

  @Test
  void oneLogInServesAll() {
    send(new Gate());
    send(new Gate());
    send(new Gate());
    assertThat(wire).hasSize(1);
    next("login", "none").reply(200, "t1");
    next("cancel", "t1").reply(204, "");
    next("cancel", "t1").reply(204, "");
    next("cancel", "t1").reply(204, "");
    assertThat(heard).hasSize(3).allMatch(it -> status(it) == 204);
  }

  @Test
  void whoWaitsForAnothersLogInGoesOnInItsOwnTrace() {
    for (String caller : List.of("a", "b")) {
      try (Scope _ = Context.root().with(CALLER, caller).makeCurrent()) {
        send(new Gate());
      }
    }
    next("login", "none").reply(200, "t1");
    assertThat(callers).containsExactlyInAnyOrder("a", "a", "b");
  }

  @Test
  void aDeadTokenIsReplacedOnceAndTheRequestRepeated() {
    send(new Gate());
    send(new Gate());
    next("login", "none").reply(200, "t1");
    next("cancel", "t1").reply(401, "");
    next("cancel", "t1").reply(401, "");
    next("login", "none").reply(200, "t2");
    next("cancel", "t2").reply(204, "");
    next("cancel", "t2").reply(204, "");
    assertThat(heard).hasSize(2).allMatch(it -> status(it) == 204);
    assertThat(wire).isEmpty();
  }

  @Test
  void aTokenRenewedInPassingIsUsedNext() {
    send(new Gate());
    next("login", "none").reply(200, "t1");
    next("cancel", "t1").reply(204, "t1+");
    send(new Gate());
    next("cancel", "t1+").reply(204, "");
  }

  @Test
  void renewedTokensDieWithTheOneTheyComeFrom() {
    send(new Gate());
    next("login", "none").reply(200, "t1");
    send(new Gate());
    Travelling late = wire.remove();
    Travelling slow = wire.remove();
    send(new Gate());
    next("cancel", "t1").reply(401, "");
    late.reply(204, "t1+");
    send(new Gate());
    slow.reply(401, "");
    next("login", "none").reply(200, "t2");
    for (int i = 0; i < 3; i++) {
      next("cancel", "t2").reply(204, "");
    }
    assertThat(heard).hasSize(4).allMatch(it -> status(it) == 204);
    assertThat(wire).isEmpty();
  }

  @Test
  void aFreshTokenThatIsRejectedIsTheAnswer() {
    send(new Gate());
    next("login", "none").reply(200, "t1");
    next("cancel", "t1").reply(401, "");
    next("login", "none").reply(200, "t2");
    next("cancel", "t2").reply(401, "");
    assertThat(heard).hasSize(1).allMatch(it -> status(it) == 401);
    assertThat(wire).isEmpty();
  }

  @Test
  void whatALogInIsRefusedWithIsToldToAllThatNeededIt() {
    send(new Gate());
    send(new Gate());
    next("login", "none").reply(401, "");
    assertThat(heard).hasSize(2).allMatch(it -> status(it) == 401);
    assertThat(wire).isEmpty();
  }

  @Test
  void aLogInThatFailsSendsNothing() {
    send(new Gate());
    send(new Gate());
    next("login", "none").reply(500, "");
    send(new Gate());
    wire.remove().back().accept(new Exchange.Silence(true, "no reply"));
    assertThat(heard)
        .containsExactly(
            new Exchange.Silence(false, "could not log in: status 500"),
            new Exchange.Silence(false, "could not log in: status 500"),
            new Exchange.Silence(false, "could not log in: no reply"));
  }

  @Test
  void aConnectorThatBreaksOnALogInHoldsNobodyUp() {
    send(
        new Gate() {
          @Override
          public Request request(Account account, Instant now) {
            throw new IllegalStateException("broken for this test");
          }
        });
    assertThat(heard)
        .containsExactly(new Exchange.Silence(false, "could not log in: the connector broke"));
    send(new Gate());
    next("login", "none").reply(200, "t1");
    next("cancel", "t1").reply(204, "");
  }

  @Test
  void aConnectorThatCannotSealHasSentNothing() {
    send(
        new Gate() {
          @Override
          public Request seal(Request request, Account account, Secret token, Instant now) {
            throw new IllegalStateException("broken for this test");
          }
        });
    next("login", "none").reply(200, "t1");
    assertThat(heard).containsExactly(new Exchange.Silence(false, "could not be sealed"));
  }

  @Test
  void aReplyThatTheConnectorBreaksOnIsStillHeard() {
    send(
        new Gate() {
          @Override
          public Optional<Token> renewed(Reply reply, Instant now) {
            throw new IllegalStateException("broken for this test");
          }
        });
    next("login", "none").reply(200, "t1");
    next("cancel", "t1").reply(204, "");
    assertThat(heard).hasSize(1).allMatch(it -> status(it) == 204);
  }

  private void send(Gate gate) {
    line.send(gate, ACCOUNT, CANCEL, Window.until(UNTIL), heard::add);
  }

  private Travelling next(String operation, String token) {
    Travelling next = wire.remove();
    assertThat(next.request().operation()).isEqualTo(operation);
    assertThat(next.token()).isEqualTo(token);
    return next;
  }

  private static int status(Exchange exchange) {
    return exchange instanceof Exchange.Replied(Reply reply) ? reply.status() : 0;
  }

  /** The least that a provider with tokens does: the token is the body, a dead one is 401. */
  private static class Gate implements Provider, Login {
    @Override
    public ProviderName name() {
      return ACCOUNT.provider();
    }

    @Override
    public Talk cancel(Cancellation it, Account account) {
      throw new AssertionError("nobody talks here");
    }

    @Override
    public Talk lookUp(Cancellation it, Account account) {
      throw new AssertionError("nobody talks here");
    }

    @Override
    public Request seal(Request request, Account account, Secret token, Instant now) {
      return request.header("Token", token.reveal());
    }

    @Override
    public Signal.Reading about(Signal signal, Account account, Instant now) {
      return new Signal.Reading.Unreadable();
    }

    @Override
    public Facts facts() {
      Duration second = Duration.ofSeconds(1);
      return new Facts(
          "Gate", List.of(), false, false, false, second, second, 1, 1, "", "", List.of());
    }

    @Override
    public Optional<Login> login() {
      return Optional.of(this);
    }

    @Override
    public Request request(Account account, Instant now) {
      return Request.read("login", "POST", "/login");
    }

    @Override
    public Optional<Token> token(Reply reply, Instant now) {
      return reply.isSuccess() ? told(reply, now) : Optional.empty();
    }

    @Override
    public Optional<Token> renewed(Reply reply, Instant now) {
      return told(reply, now);
    }

    private static Optional<Token> told(Reply reply, Instant now) {
      return Optional.of(reply.body().text())
          .filter(it -> !it.isEmpty())
          .map(it -> Token.lasting(it, Duration.ofMinutes(5), now));
    }

    @Override
    public boolean rejected(Reply reply) {
      return reply.status() == 401;
    }
  }
}

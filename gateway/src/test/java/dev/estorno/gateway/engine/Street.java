package dev.estorno.gateway.engine;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.core.ProviderWord;
import dev.estorno.gateway.care.Bounds;
import dev.estorno.gateway.care.Care;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Line;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.providers.Account;
import dev.estorno.providers.Body;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Secret;
import dev.estorno.providers.Signal;
import dev.estorno.providers.Talk;
import dev.estorno.providers.kit.Question;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The engine with several merchants' accounts at one provider, by a clock that a test moves: what
 * was sent lies on the wire until the test says what comes of it.
 */
final class Street {
  private static final ProviderName TOY = new ProviderName("toy");
  private static final AccountName MAIN = new AccountName("main");

  /** What was sent, and not yet replied to. */
  record Travelling(String merchant, String what, Consumer<Exchange> back) {}

  /** All that was sent, as merchant, operation and payment: {@code shop cancel p1}. */
  final List<String> sent = new ArrayList<>();

  final Care care;
  private final List<Travelling> wire = new ArrayList<>();
  private final MemoryStore store = new MemoryStore();
  private final Engine engine;
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");

  Street(Bounds bounds, String... merchants) {
    var accounts =
        new Accounts(Stream.of(merchants).map(Street::account).toList(), List.of(new Plain()));
    care = new Care(_ -> bounds, () -> now);
    var line = new Line(care.over(this::send), Runnable::run, () -> now);
    var funnel = new Funnel(store, new Lifecycles(_ -> Limits.STANDARD), () -> now, _ -> {});
    var talks = new Talks(accounts, line, funnel, Runnable::run, (_, _) -> {}, () -> now);
    engine = new Engine(store, accounts, care, funnel, talks, () -> now);
  }

  private void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard) {
    String what = account.merchant() + " " + sealed.operation() + " " + sealed.path().substring(1);
    sent.add(what);
    wire.add(new Travelling(account.merchant().text(), what, heard));
  }

  /** Asks for a payment to be cancelled, as a caller does. */
  void cancel(String merchant, String payment) {
    cancel(merchant, payment, Deadline.noneKnown());
  }

  void cancel(String merchant, String payment, Deadline deadline) {
    var id = new CancellationId(merchant + "-" + payment);
    var fresh =
        Cancellation.accepted(
            id,
            new MerchantId(merchant),
            new PaymentRef(TOY, MAIN, payment),
            Extent.full(),
            OnPaid.REFUND,
            deadline,
            now);
    engine.accept(
        new Application(
            fresh,
            "test",
            new IdempotencyKey(id.text()),
            id.text(),
            Details.NONE,
            Set.of(),
            Engine.LATER));
  }

  Deadline in(Duration time) {
    return Deadline.at(now.plus(time));
  }

  /** Time goes by, and the engine turns as often as its pump would have it. */
  void advance(Duration time) {
    Instant end = now.plus(time);
    turn();
    while (engine.nextTurn().filter(it -> it.isBefore(end)).isPresent()) {
      Instant next = engine.nextTurn().orElseThrow();
      now = next.isAfter(now) ? next : now.plusMillis(20);
      turn();
    }
    now = end;
    turn();
  }

  /** Claims what is due, as the pump does. */
  void turn() {
    while (engine.nextTurn().filter(it -> !it.isAfter(now)).isPresent() && engine.turn(64) > 0) {}
  }

  /** Replies to what that merchant has on the wire, the oldest first. */
  void reply(String merchant, int times, int status, String... retryAfter) {
    replyUnnoticed(merchant, times, status, retryAfter);
    turn();
  }

  /** The same, before the engine turns. */
  void replyUnnoticed(String merchant, int times, int status, String... retryAfter) {
    Map<String, List<String>> headers =
        retryAfter.length == 0 ? Map.of() : Map.of("retry-after", List.of(retryAfter));
    tell(merchant, times, new Exchange.Replied(new Reply(status, headers, Body.EMPTY)));
  }

  void silence(String merchant, int times) {
    tell(merchant, times, new Exchange.Silence(true, "no reply"));
    turn();
  }

  private void tell(String merchant, int times, Exchange exchange) {
    List<Travelling> told = new ArrayList<>();
    for (Iterator<Travelling> all = wire.iterator(); all.hasNext() && told.size() < times; ) {
      Travelling it = all.next();
      if (it.merchant().equals(merchant)) {
        told.add(it);
        all.remove();
      }
    }
    told.forEach(it -> it.back().accept(exchange));
  }

  /** What lies on the wire. */
  List<String> travelling() {
    return wire.stream().map(Travelling::what).toList();
  }

  Cancellation find(String merchant, String payment) {
    var id = new CancellationId(merchant + "-" + payment);
    return store.find(new MerchantId(merchant), id).orElseThrow().cancellation();
  }

  String state(String merchant, String payment) {
    return find(merchant, payment).state().kind().word();
  }

  List<JournalLine> journal(String merchant, String payment) {
    return store.journal(new MerchantId(merchant), new CancellationId(merchant + "-" + payment));
  }

  boolean isHeldUp(String merchant, String payment) {
    return engine.isHeldUp(find(merchant, payment), Duration.ofSeconds(30));
  }

  private static Account account(String merchant) {
    return new Account(
        new MerchantId(merchant), TOY, MAIN, URI.create("http://127.0.0.1"), Map.of());
  }

  /** One request a talk, and 200 says that it is done. */
  private static final class Plain implements Provider {
    @Override
    public ProviderName name() {
      return TOY;
    }

    @Override
    public Talk cancel(Cancellation it, Account account) {
      var request = Request.act("cancel", "POST", "/" + it.payment().reference());
      return Talk.ask(request, reply -> Talk.conclude(read(reply, Question.ACT)));
    }

    @Override
    public Talk lookUp(Cancellation it, Account account) {
      var request = Request.read("look", "GET", "/" + it.payment().reference());
      return Talk.ask(request, reply -> Talk.conclude(read(reply, Question.LOOK_UP)));
    }

    private static Answer read(Reply reply, Question asked) {
      return reply.isSuccess()
          ? new Answer.Done(Effect.VOIDED, "done")
          : asked.unread(reply, ProviderWord.NONE);
    }

    @Override
    public Request seal(Request request, Account account, Secret token, Instant now) {
      return request;
    }

    @Override
    public Signal.Reading about(Signal signal, Account account, Instant now) {
      return new Signal.Reading.AboutNothing();
    }

    @Override
    public Facts facts() {
      Duration second = Duration.ofSeconds(1);
      return new Facts(
          "Toy",
          List.of(),
          true,
          true,
          true,
          second.multipliedBy(30),
          second.multipliedBy(60),
          16,
          Facts.RATE_UNKNOWN,
          "",
          "",
          List.of());
    }
  }
}

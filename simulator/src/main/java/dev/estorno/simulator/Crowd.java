package dev.estorno.simulator;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.Reason;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Details;
import dev.estorno.sandbox.fake.ControlProblem;
import dev.estorno.simulator.books.Registry;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.History;
import dev.estorno.simulator.world.Scene;
import dev.estorno.simulator.world.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Callers who cancel, repeat themselves and mix up their keys; payers who pay meanwhile. */
final class Crowd {
  private static final Set<String> UNDER_REVIEW = Set.of("analysis", "in_analysis");
  private static final Duration BUSY_TIME = Duration.ofMinutes(4);
  private static final Duration LONG_TIME = Duration.ofMinutes(8).minusSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final Set<Reason> RETRIED =
      Set.of(Reason.DEADLINE_PASSED, Reason.NOT_CANCELLABLE, Reason.ALREADY_SETTLED);

  private final Agenda agenda;
  private final Chance chance;
  private final Town town;
  private final Scene scene;
  private final Registry registry;
  private final Supplier<Optional<Node>> anyNode;
  private final History history;
  private final List<CancelRequest> asked = new ArrayList<>();
  private long parts;

  Crowd(
      Agenda agenda,
      Chance chance,
      Town town,
      Scene scene,
      Registry registry,
      Supplier<Optional<Node>> anyNode,
      History history) {
    this.agenda = agenda;
    this.chance = chance;
    this.town = town;
    this.scene = scene;
    this.registry = registry;
    this.anyNode = anyNode;
    this.history = history;
  }

  /** Puts on the agenda who asks for what, and who pays. */
  void gather(int requests) {
    for (int i = 0; i < requests; i++) {
      agenda.after(sometime(), this::cancel);
    }
    for (Scene.Payment payment : scene.payments()) {
      if (chance.percent(40)) {
        agenda.after(sometime(), () -> pay(payment));
      }
    }
  }

  /** One request for each payment, and nobody pays: then it is known how all must end. */
  void gatherSerenely() {
    for (Scene.Payment payment : scene.payments()) {
      Duration when = chance.percent(50) ? sometime() : chance.between(BUSY_TIME, LONG_TIME);
      agenda.after(when, () -> ask(fresh(payment, "key-" + asked.size())));
    }
  }

  /** What was under review is approved: no provider reviews for ever. */
  void settle() {
    scene.payments().stream()
        .filter(it -> UNDER_REVIEW.contains(town.state(it)))
        .forEach(this::pay);
  }

  private Duration sometime() {
    return chance.percent(30) ? Duration.ofSeconds(1) : chance.between(Duration.ZERO, BUSY_TIME);
  }

  private void cancel() {
    if (asked.isEmpty() || chance.percent(65)) {
      ask(fresh(chance.pick(scene.payments()), "key-" + asked.size()));
    } else {
      CancelRequest known = chance.pick(asked);
      ask(chance.percent(60) ? known : mixedUp(known));
    }
  }

  private CancelRequest fresh(Scene.Payment payment, String key) {
    Extent extent = chance.percent(40) ? part(payment) : Extent.full();
    boolean deadline = chance.percent(20);
    var request =
        new CancelRequest(
            payment.merchant(),
            payment.ref(),
            extent,
            chance.percent(75) ? OnPaid.REFUND : OnPaid.REFUSE,
            deadline
                ? Deadline.at(
                    agenda
                        .instant()
                        .plus(chance.percent(70) ? chance.between(Duration.ZERO, SOON) : BUSY_TIME))
                : Deadline.noneKnown(),
            chance.percent(50) ? Details.NONE : new Details("why", Map.of("a", "1", "b", "2")),
            chance.percent(80) ? "rest" : "vtex",
            new IdempotencyKey(key),
            chance.percent(80) ? Set.of() : RETRIED);
    asked.add(request);
    return request;
  }

  /** Now and then more than there is. Every amount is there once only. */
  private Extent part(Scene.Payment payment) {
    long minor = 100 + parts++;
    return Extent.part(Money.brl(chance.percent(10) ? payment.amount() + minor : minor));
  }

  /** The same key for something else, or at another door, where it is another key. */
  private CancelRequest mixedUp(CancelRequest it) {
    Scene.Payment other = chance.pick(scene.payments());
    int what = chance.between(0, 6);
    boolean here = other.merchant().equals(it.merchant());
    var different =
        new CancelRequest(
            it.merchant(),
            what == 0 && here ? other.ref() : it.payment(),
            what == 1 ? Extent.part(Money.brl(100 + parts++)) : it.extent(),
            what == 2 ? OnPaid.REFUSE : it.onPaid(),
            what == 3 ? Deadline.at(agenda.instant().plusSeconds(300)) : it.deadline(),
            what == 4 ? new Details("why", Map.of("a", "1b2")) : it.details(),
            what == 5 ? "console" : it.door(),
            it.key(),
            it.retried());
    if (!different.door().equals(it.door())) {
      asked.add(different);
    }
    return different;
  }

  /** A caller that gets no answer asks again with the same key. */
  private void ask(CancelRequest request) {
    registry.asks(request);
    Optional<Admission> admission = anyNode.get().flatMap(it -> it.accept(request));
    history.add(() ->
        "caller: %s at %s: %s %s, on paid %s -> %s"
            .formatted(
                request.key(),
                request.door(),
                request.payment(),
                request.extent(),
                request.onPaid(),
                admission));
    if (admission.isEmpty()) {
      agenda.after(Duration.ofSeconds(2), () -> ask(request));
    }
  }

  private void pay(Scene.Payment payment) {
    try {
      town.fake(payment.ref().provider()).pay(payment.ref().reference(), agenda.instant());
      history.add(() -> "payer: pays " + payment.ref());
    } catch (ControlProblem cannot) {
      history.add(() -> "payer: cannot pay " + payment.ref());
    }
  }
}

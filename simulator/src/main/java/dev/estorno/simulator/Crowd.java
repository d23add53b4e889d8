package dev.estorno.simulator;

import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Details;
import dev.estorno.sandbox.fake.ControlProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Callers who cancel, and repeat themselves; payers who pay meanwhile. */
final class Crowd {
  private static final Set<String> UNDER_REVIEW = Set.of("analysis", "in_analysis");
  private static final Duration BUSY_TIME = Duration.ofMinutes(4);

  private final Agenda agenda;
  private final Chance chance;
  private final Town town;
  private final Scene scene;
  private final Supplier<Optional<Node>> anyNode;
  private final History history;
  private final Map<String, CancelRequest> asked = new HashMap<>();
  private long parts;

  Crowd(
      Agenda agenda,
      Chance chance,
      Town town,
      Scene scene,
      Supplier<Optional<Node>> anyNode,
      History history) {
    this.agenda = agenda;
    this.chance = chance;
    this.town = town;
    this.scene = scene;
    this.anyNode = anyNode;
    this.history = history;
  }

  /** Puts on the agenda who asks for what, and who pays. */
  void gather() {
    int requests = chance.between(1, 12);
    for (int i = 0; i < requests; i++) {
      agenda.after(sometime(), this::cancel);
    }
    for (Scene.Payment payment : scene.payments()) {
      if (chance.percent(40)) {
        agenda.after(sometime(), () -> pay(payment));
      }
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
    boolean again = !asked.isEmpty() && chance.percent(25);
    CancelRequest request =
        again ? chance.pick(List.copyOf(asked.values())) : fresh("key-" + asked.size());
    ask(request);
  }

  private CancelRequest fresh(String key) {
    Scene.Payment payment = chance.pick(scene.payments());
    Extent extent = chance.percent(40) ? Extent.part(Money.brl(100 + parts++)) : Extent.full();
    var request =
        new CancelRequest(
            Scene.MERCHANT,
            payment.ref(),
            extent,
            chance.percent(75) ? OnPaid.REFUND : OnPaid.REFUSE,
            Deadline.noneKnown(),
            Details.NONE,
            "rest",
            new IdempotencyKey(key),
            Set.of());
    asked.put(key, request);
    return request;
  }

  /** A caller that gets no answer asks again with the same key. */
  private void ask(CancelRequest request) {
    Optional<Admission> admission = anyNode.get().flatMap(it -> it.accept(request));
    history.add(() ->
        "caller: %s %s %s -> %s"
            .formatted(request.key(), request.payment(), request.extent(), admission));
    if (admission.isEmpty()) {
      agenda.after(Duration.ofSeconds(2), () -> ask(request));
    } else if (admission.get() instanceof Admission.KeyReused) {
      throw new Census.Violation("a repeated request was told that its key was reused");
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

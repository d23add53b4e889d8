package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Effect;
import dev.estorno.core.Extent;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the rows against the truth, after every step and at the end. Parts have amounts of their
 * own in each history, so that every effect names the row that it belongs to.
 */
final class Census {
  /** What must never be, and was. */
  static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
      super(what);
    }
  }

  private static final Set<String> VOIDED =
      Set.of("expired", "cancelled", "canceled", "failed", "declined", "error", "rejected");
  private static final Set<String> GIVEN_BACK =
      Set.of("refunded", "post_refund_dispute", "refunding");

  private final Store rows;
  private final Town town;
  private final Scene scene;
  private final Map<CancellationId, State> before = new HashMap<>();

  Census(Store rows, Town town, Scene scene) {
    this.rows = rows;
    this.town = town;
    this.scene = scene;
  }

  /** What holds at every moment. */
  void check() {
    require(town.strayMoney() == 0, "money was made or lost");
    for (Scene.Payment payment : scene.payments()) {
      long refunded = refunds(payment).stream().mapToLong(Long::longValue).sum();
      require(refunded <= payment.amount(), payment + ": refunded " + refunded);
      List<Cancellation> all = of(payment);
      all.forEach(it -> moved(it, payment));
      require(
          all.stream().filter(it -> isHeld(it.state())).count() <= 1,
          payment + ": two cancellations at once");
    }
  }

  /** What holds once all is calm: everything ended, and every effect is told of. */
  void checkEnd() {
    check();
    for (Scene.Payment payment : scene.payments()) {
      List<Cancellation> all = of(payment);
      for (Cancellation it : all) {
        require(
            it.state().isFinal() || it.state().kind() == State.Kind.MANUAL,
            it.id() + " did not end: " + it.state());
        ended(it, payment);
      }
      for (long amount : refunds(payment)) {
        require(
            all.stream().anyMatch(it -> tellsOf(it, amount)),
            payment + ": nobody tells of a refund of " + amount);
      }
    }
  }

  private void moved(Cancellation it, Scene.Payment payment) {
    State was = before.put(it.id(), it.state());
    if (was == null || was.equals(it.state())) {
      return;
    }
    require(!was.isFinal(), it.id() + " left " + was);
    boolean begins = it.state() instanceof State.Submitting && !(was instanceof State.Submitting);
    require(!begins || was instanceof State.Queued, it.id() + " submitting from " + was);
    if (it.state() instanceof State.Cancelled(Effect effect, _)) {
      cancelled(it, effect, payment);
    }
  }

  /** Never "cancelled" without an effect. */
  private void cancelled(Cancellation it, Effect effect, Scene.Payment payment) {
    switch (it.extent()) {
      case Extent.Part(var amount) ->
          require(count(payment, amount.minor()) == 1, it.id() + " says refunded, and is not");
      case Extent.Full _ -> {
        String state = town.state(payment);
        long back = refunds(payment).stream().mapToLong(Long::longValue).sum();
        boolean true_ =
            switch (effect) {
              case VOIDED -> VOIDED.contains(state) && back == 0;
              case REFUNDED -> GIVEN_BACK.contains(state) || back == payment.amount();
            };
        require(true_, it.id() + " says " + effect + ", the provider " + state + " " + back);
      }
    }
  }

  private void ended(Cancellation it, Scene.Payment payment) {
    if (it.extent() instanceof Extent.Part(var amount)) {
      long effects = count(payment, amount.minor());
      require(effects <= 1, it.id() + " was done " + effects + " times");
      require(
          effects == 0 || !(it.state() instanceof State.Refused),
          it.id() + " says refused, and was done");
    }
  }

  private static boolean tellsOf(Cancellation it, long amount) {
    boolean may = !(it.state() instanceof State.Refused);
    return may
        && switch (it.extent()) {
          case Extent.Part(var part) -> part.minor() == amount;
          case Extent.Full _ -> true;
        };
  }

  private static boolean isHeld(State state) {
    return switch (state) {
      case State.Submitting _, State.InDoubt _, State.Pending _, State.Manual _ -> true;
      case State.Queued _, State.Cancelled _, State.Refused _ -> false;
    };
  }

  private long count(Scene.Payment payment, long amount) {
    return refunds(payment).stream().filter(it -> it == amount).count();
  }

  private List<Long> refunds(Scene.Payment payment) {
    return town.effects().all().stream()
        .filter(it -> it.provider().equals(payment.ref().provider().text()))
        .filter(it -> it.reference().equals(payment.ref().reference()))
        .filter(it -> it.kind() == dev.estorno.sandbox.kit.Effect.Kind.REFUNDED)
        .map(dev.estorno.sandbox.kit.Effect::amount)
        .toList();
  }

  private List<Cancellation> of(Scene.Payment payment) {
    return rows.ofPayment(Scene.MERCHANT, payment.ref()).stream().map(Entry::cancellation).toList();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new Violation(what);
    }
  }
}

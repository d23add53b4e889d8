package dev.estorno.simulator.books;

import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Extent;
import dev.estorno.core.OnPaid;
import dev.estorno.core.State;
import dev.estorno.sandbox.kit.Effect;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.line.Acts;
import dev.estorno.simulator.line.Letter;
import dev.estorno.simulator.world.Scene;
import dev.estorno.simulator.world.Town;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the rows against the truth. Parts have amounts of their own in each history, so that every
 * effect names the row that it belongs to.
 */
public final class Census {
  private static final Set<String> VOIDED =
      Set.of("expired", "cancelled", "canceled", "failed", "declined", "error", "rejected");
  private static final Set<String> GIVEN_BACK =
      Set.of("refunded", "post_refund_dispute", "refunding");

  private final Clerk clerk;
  private final Town town;
  private final Scene scene;
  private final Acts acts;
  private final Findings findings;
  private final Map<CancellationId, State> before = new HashMap<>();

  /** What each cancellation did: at most one effect each. */
  private final Map<CancellationId, Effect> done = new HashMap<>();

  private final Map<Scene.Payment, List<Effect>> effects = new HashMap<>();
  private final Set<Scene.Payment> meddled = new HashSet<>();
  private int seen;

  public Census(Clerk clerk, Town town, Scene scene, Acts acts, Findings findings) {
    this.clerk = clerk;
    this.town = town;
    this.scene = scene;
    this.acts = acts;
    this.findings = findings;
  }

  /** Somebody else does something about this payment: from now on not every effect is ours. */
  public void meddle(Scene.Payment payment, Runnable doing) {
    meddled.add(payment);
    count(Optional.empty());
    doing.run();
    count(Optional.empty());
  }

  /** A request arrives, and the provider does what it asks for. */
  public void arrives(Letter letter, Runnable asking) {
    town.advance();
    count(Optional.empty());
    asking.run();
    count(letter.talk().map(it -> it.it().id()));
  }

  /** What the cancellation truly did, as far as can be told. */
  public Optional<Effect> done(CancellationId id) {
    return Optional.ofNullable(done.get(id));
  }

  /** What holds at every moment. */
  public void check() {
    count(Optional.empty());
    if (!clerk.takeMoved()) {
      return;
    }
    findings.require(town.strayMoney() == 0, () -> "money was made or lost");
    clerk.check();
    for (Scene.Payment payment : scene.payments()) {
      List<Cancellation> all = of(payment);
      all.forEach(it -> moved(it, payment));
      long held = all.stream().filter(it -> isHeld(it.state())).count();
      findings.require(held <= 1, () -> payment + ": " + held + " at once");
    }
  }

  /** What holds once all is calm: everything ended, and every effect is told of. */
  public void checkEnd() {
    check();
    for (Scene.Payment payment : scene.payments()) {
      for (Cancellation it : of(payment)) {
        findings.require(
            it.state().isFinal() || it.state().kind() == State.Kind.MANUAL || !clerk.isFirst(it),
            () -> it.id() + " did not end: " + it.state());
        findings.require(
            !(it.state() instanceof State.Refused) || !done.containsKey(it.id()),
            () -> it + " says refused, and did " + done.get(it.id()));
      }
    }
  }

  /** New effects, and whose they are; {@code asker} is who asked just now. */
  private void count(Optional<CancellationId> asker) {
    List<Effect> all = town.effects().all();
    while (seen < all.size()) {
      Effect effect = all.get(seen++);
      scene.payments().stream()
          .filter(it -> it.ref().provider().text().equals(effect.provider()))
          .filter(it -> it.ref().reference().equals(effect.reference()))
          .findFirst()
          .ifPresent(payment -> happened(payment, effect, asker));
    }
  }

  private void happened(Scene.Payment payment, Effect effect, Optional<CancellationId> asker) {
    List<Effect> its = effects.computeIfAbsent(payment, _ -> new ArrayList<>());
    long back = refunded(its);
    its.add(effect);
    findings.require(
        refunded(its) <= payment.amount(), () -> payment + ": too much was given back: " + its);
    findings.require(
        its.size() == 1 || its.stream().allMatch(it -> it.kind() == Effect.Kind.REFUNDED),
        () -> payment + ": voided, and not only once: " + its);
    Optional<Cancellation> doer = doer(payment, effect, asker);
    findings.require(
        doer.isPresent() || meddled.contains(payment), () -> "nobody asked for " + effect);
    doer.ifPresent(it -> did(it, payment, effect, back));
  }

  private Optional<Cancellation> doer(
      Scene.Payment payment, Effect effect, Optional<CancellationId> asker) {
    if (asker.isPresent()) {
      return asker.flatMap(clerk::row);
    }
    List<Cancellation> actors =
        acts.actors(payment.merchant(), payment.ref()).stream()
            .flatMap(id -> clerk.row(id).stream())
            .toList();
    return actors.stream()
        .filter(
            it -> it.extent() instanceof Extent.Part(var part) && part.minor() == effect.amount())
        .findFirst()
        .or(() ->
            meddled.contains(payment)
                ? Optional.empty()
                : actors.stream().filter(it -> it.extent() instanceof Extent.Full).findFirst());
  }

  private void did(Cancellation it, Scene.Payment payment, Effect effect, long back) {
    Effect earlier = done.put(it.id(), effect);
    findings.require(
        earlier == null, () -> it.id() + " was done twice: " + earlier + ", " + effect);
    boolean refund = effect.kind() == Effect.Kind.REFUNDED;
    findings.require(
        !refund || it.onPaid() == OnPaid.REFUND, () -> it + " must not refund, and did " + effect);
    boolean right =
        switch (it.extent()) {
          case Extent.Part(var part) -> refund && effect.amount() == part.minor();
          // What had gone back before the history began is not among the effects.
          case Extent.Full _ ->
              !refund
                  || effect.amount() == payment.amount() - back
                  || payment.began().toLowerCase(Locale.ROOT).startsWith("partial");
        };
    findings.require(right, () -> it + " did " + effect + " after " + back);
    boolean open =
        switch (it.state()) {
          case State.Submitting _, State.InDoubt _, State.Pending _, State.Manual _ -> true;
          case State.Cancelled _ -> true;
          case State.Queued _, State.Refused _ -> false;
        };
    findings.require(open, () -> it + " did " + effect);
  }

  private void moved(Cancellation it, Scene.Payment payment) {
    State was = before.put(it.id(), it.state());
    if (was == null || was.equals(it.state())) {
      return;
    }
    findings.require(!was.isFinal(), () -> it.id() + " left " + was);
    if (it.state() instanceof State.Cancelled(var effect, _)) {
      cancelled(it, effect, payment);
    }
  }

  /** Never "cancelled" without an effect. */
  private void cancelled(Cancellation it, dev.estorno.core.Effect effect, Scene.Payment payment) {
    String state = town.state(payment);
    long back = refunded(effects.getOrDefault(payment, List.of()));
    boolean isTrue =
        switch (it.extent()) {
          case Extent.Part _ ->
              effect == dev.estorno.core.Effect.REFUNDED && done.containsKey(it.id());
          case Extent.Full _ ->
              switch (effect) {
                case VOIDED -> VOIDED.contains(state) && back == 0;
                case REFUNDED -> GIVEN_BACK.contains(state) || back == payment.amount();
              };
        };
    findings.require(
        isTrue, () -> it.id() + " says " + effect + ", the provider " + state + " " + back);
  }

  private static boolean isHeld(State state) {
    return switch (state) {
      case State.Submitting _, State.InDoubt _, State.Pending _, State.Manual _ -> true;
      case State.Queued _, State.Cancelled _, State.Refused _ -> false;
    };
  }

  private static long refunded(List<Effect> some) {
    return some.stream()
        .filter(it -> it.kind() == Effect.Kind.REFUNDED)
        .mapToLong(Effect::amount)
        .sum();
  }

  private List<Cancellation> of(Scene.Payment payment) {
    return clerk.all().stream()
        .filter(it -> it.merchant().equals(payment.merchant()))
        .filter(it -> it.payment().equals(payment.ref()))
        .toList();
  }
}

package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Effect;
import dev.estorno.core.Ruling;
import dev.estorno.core.State;
import dev.estorno.simulator.books.Census;
import dev.estorno.simulator.books.Clerk;
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.kit.History;
import dev.estorno.simulator.line.Acts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** People who rule on what is in {@code manual}, by what they see at the provider. */
final class People {
  static final String NAME = "simulated person";
  private static final int RULINGS_MAX = 20;
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Agenda agenda;
  private final Chance chance;
  private final Clerk clerk;
  private final Census census;
  private final Acts acts;
  private final Supplier<Optional<Node>> anyNode;
  private final Findings findings;
  private final History history;
  private int rulings;

  People(
      Agenda agenda,
      Chance chance,
      Clerk clerk,
      Census census,
      Acts acts,
      Supplier<Optional<Node>> anyNode,
      Findings findings,
      History history) {
    this.agenda = agenda;
    this.chance = chance;
    this.clerk = clerk;
    this.census = census;
    this.acts = acts;
    this.anyNode = anyNode;
    this.findings = findings;
    this.history = history;
  }

  /** Comes by now and then: to what waits for a person, and by mistake to what does not. */
  void comeBy(Instant until) {
    List<Cancellation> all = clerk.all();
    List<Cancellation> manual = all.stream().filter(People::isManual).toList();
    if (!manual.isEmpty() && chance.percent(50)) {
      rule(chance.pick(manual));
    } else if (!all.isEmpty() && chance.percent(10)) {
      rule(chance.pick(all));
    }
    if (agenda.instant().isBefore(until)) {
      agenda.after(EVERY, () -> comeBy(until));
    }
  }

  /** What is manual when all is calm is tried once more; empty when nobody has to. */
  boolean retryOne() {
    Optional<Cancellation> it = clerk.all().stream().filter(People::isManual).findFirst();
    if (it.isEmpty() || rulings >= RULINGS_MAX) {
      return false;
    }
    rulings++;
    rule(it.get(), new Ruling.Retry());
    return true;
  }

  private void rule(Cancellation it) {
    rule(it, ruling(it));
  }

  private Ruling ruling(Cancellation it) {
    Optional<dev.estorno.sandbox.kit.Effect> done = census.done(it.id());
    if (done.isPresent() && chance.percent(50)) {
      boolean voided = done.get().kind() == dev.estorno.sandbox.kit.Effect.Kind.VOIDED;
      return new Ruling.CountAsCancelled(voided ? Effect.VOIDED : Effect.REFUNDED, "seen");
    }
    boolean untouched = !acts.mayHaveActed(it.merchant(), it.payment(), it.id());
    return untouched && chance.percent(50) ? new Ruling.CountAsRefused() : new Ruling.Retry();
  }

  private void rule(Cancellation it, Ruling ruling) {
    Optional<Optional<Cancellation>> ruled = anyNode.get().flatMap(node -> node.rule(it, ruling));
    history.add(() -> "person: " + ruling + " on " + it.id() + " -> " + ruled);
    findings.require(
        ruled.isEmpty() || !isManual(it) || !clerk.row(it.id()).filter(it::equals).isPresent(),
        () -> "ruled on, and still manual: " + it);
  }

  static boolean isManual(Cancellation it) {
    return it.state().kind() == State.Kind.MANUAL;
  }
}

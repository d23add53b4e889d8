package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.Ruling;
import dev.estorno.gateway.care.Care;
import dev.estorno.gateway.engine.Engine;
import dev.estorno.gateway.engine.Funnel;
import dev.estorno.gateway.engine.Lifecycles;
import dev.estorno.gateway.engine.Talks;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.intake.Ids;
import dev.estorno.gateway.intake.Intake;
import dev.estorno.gateway.intake.WaitingRoom;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Line;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** One gateway process: the production engine and intake, its threads replaced by the agenda. */
final class Node {
  private static final int ROWS_PER_TURN_MAX = 8;
  private static final Duration NAP_MIN = Duration.ofMillis(20);

  private final Agenda agenda;
  private final Life life;
  private final Engine engine;
  private final Intake intake;
  private final Supplier<Duration> napMax;

  Node(
      Agenda agenda,
      Life life,
      Chance chance,
      Accounts accounts,
      Lifecycles lifecycles,
      Store store,
      Wire wire,
      Watcher watcher,
      Supplier<Duration> napMax) {
    this.agenda = agenda;
    this.napMax = napMax;
    this.life = life;
    // The order in which threads run is chance: a task may be overtaken by others.
    Executor workers =
        task -> agenda.after(Duration.ofMillis(chance.between(0, 3)), life.does(task));
    var funnel = new Funnel(store, lifecycles, agenda, watcher);
    var care = Care.standard(accounts, agenda);
    var line = new Line(care.over(wire), workers, agenda);
    var talks =
        new Talks(
            accounts,
            line,
            funnel,
            workers,
            (delay, task) -> agenda.after(delay, life.does(task)),
            agenda);
    this.engine = new Engine(store, accounts, care, funnel, talks, agenda);
    this.intake = new Intake(store, engine, new WaitingRoom(), new Ids(chance.dice()), agenda);
  }

  /** Begins to claim what is due, until it dies. */
  void start() {
    agenda.after(NAP_MIN, life.does(this::turn));
  }

  private void turn() {
    Instant next = agenda.instant().plus(napMax.get());
    try {
      engine.turn(ROWS_PER_TURN_MAX);
      Instant due = engine.nextTurn().orElse(next);
      next = due.isBefore(next) ? due : next;
    } catch (StoreDown _) {
      next = agenda.instant().plusSeconds(1);
    }
    Instant soonest = agenda.instant().plus(NAP_MIN);
    agenda.at(next.isBefore(soonest) ? soonest : next, life.does(this::turn));
  }

  boolean isAlive() {
    return life.isAlive();
  }

  void kill() {
    life.kill();
  }

  void freeze(Duration time) {
    life.freeze(time);
  }

  /** Empty when the store was down: the caller asks again with the same key. */
  Optional<Admission> accept(CancelRequest request) {
    try {
      return Optional.of(intake.accept(request));
    } catch (StoreDown _) {
      return Optional.empty();
    }
  }

  void nudge(PaymentRef payment) {
    agenda.after(
        NAP_MIN,
        life.does(() -> {
          try {
            engine.nudge(Scene.MERCHANT, payment);
          } catch (StoreDown _) {
            // A signal may be lost: look-ups do not depend on it.
          }
        }));
  }

  void rule(Cancellation it, Ruling ruling) {
    try {
      var _ = engine.rule(it.merchant(), it.id(), ruling, "simulated person");
    } catch (StoreDown _) {
      // The person sees an error and comes back.
    }
  }
}

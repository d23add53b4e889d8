package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.Ruling;
import dev.estorno.gateway.care.Care;
import dev.estorno.gateway.engine.Beat;
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
import dev.estorno.simulator.kit.Agenda;
import dev.estorno.simulator.kit.Chance;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.kit.Life;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** One gateway process: the production engine and intake, its threads replaced by the agenda. */
final class Node {
  private static final int HASTY_MAX = 200;
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final Agenda agenda;
  private final Life life;
  private final Engine engine;
  private final Intake intake;
  private final Beat inTheStorm;
  private final Beat inTheCalm;
  private final BooleanSupplier calm;
  private final Findings findings;
  private int hasty;
  private long beats;
  private boolean open;

  Node(
      Agenda agenda,
      Life life,
      Chance chance,
      Accounts accounts,
      Lifecycles lifecycles,
      Store store,
      Wire wire,
      Watcher watcher,
      BooleanSupplier calm,
      Findings findings) {
    this.findings = findings;
    this.agenda = agenda;
    this.calm = calm;
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
    this.inTheStorm = new Beat(engine, agenda, Duration.ofSeconds(5));
    // It may last for days.
    this.inTheCalm = new Beat(engine, agenda, Duration.ofMinutes(10));
  }

  /** Begins to claim what is due, until it dies. */
  void start() {
    open = true;
    engine.onPlaceFree(() -> beatAfter(Duration.ZERO));
    beatAfter(MOMENT);
  }

  /** Takes up what the process before it left, and only then begins. */
  void startAlone(Runnable recovered) {
    agenda.after(
        MOMENT,
        life.does(() -> {
          try {
            engine.recover();
            recovered.run();
            start();
          } catch (StoreDown _) {
            startAlone(recovered);
          }
        }));
  }

  /** The next beat; one that was to come meanwhile is left out. */
  private void beatAfter(Duration nap) {
    long number = ++beats;
    agenda.after(
        nap,
        life.does(() -> {
          if (number == beats) {
            Duration rest = (calm.getAsBoolean() ? inTheCalm : inTheStorm).turn();
            hasty = rest.compareTo(MOMENT) <= 0 ? hasty + 1 : 0;
            findings.require(hasty < HASTY_MAX, () -> "it beats and beats, for nothing");
            beatAfter(rest);
          }
        }));
  }

  boolean isAlive() {
    return life.isAlive();
  }

  /** Whether it can be reached: it lives, and has taken up what it had to. */
  boolean isOpen() {
    return life.isAlive() && open;
  }

  Life life() {
    return life;
  }

  /** Empty when the store was down, or the process died: the caller asks again. */
  Optional<Admission> accept(CancelRequest request) {
    try {
      return Optional.of(intake.accept(request));
    } catch (StoreDown | Life.Died _) {
      return Optional.empty();
    }
  }

  /** Hears a signal; {@code heard} follows if the store was there all the time. */
  void nudge(MerchantId merchant, PaymentRef payment, Runnable heard) {
    agenda.after(
        MOMENT,
        life.does(() -> {
          try {
            engine.nudge(merchant, payment);
            heard.run();
          } catch (StoreDown _) {
            // A signal may be lost: look-ups do not depend on it.
          }
        }));
  }

  /** The row, if it was ruled on; empty when the store was down, or the process died. */
  Optional<Optional<Cancellation>> rule(Cancellation it, Ruling ruling) {
    try {
      return Optional.of(engine.rule(it.merchant(), it.id(), ruling, People.NAME));
    } catch (StoreDown | Life.Died _) {
      // The person sees an error and comes back.
      return Optional.empty();
    }
  }
}

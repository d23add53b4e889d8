package dev.estorno.simulator;

import java.time.Duration;
import java.time.Instant;

/** The life of one process: what it was about to do dies with it, and waits while it is frozen. */
final class Life {
  private final Agenda agenda;
  private boolean dead;
  private Instant frozenUntil = Instant.MIN;

  Life(Agenda agenda) {
    this.agenda = agenda;
  }

  void kill() {
    dead = true;
  }

  void freeze(Duration time) {
    frozenUntil = agenda.instant().plus(time);
  }

  boolean isAlive() {
    return !dead;
  }

  /** The task as this process does it: now, once thawed, or never. */
  Runnable does(Runnable task) {
    return () -> {
      if (dead) {
        return;
      }
      if (agenda.instant().isBefore(frozenUntil)) {
        agenda.at(frozenUntil, does(task));
      } else {
        task.run();
      }
    };
  }
}

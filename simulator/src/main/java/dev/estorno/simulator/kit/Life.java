package dev.estorno.simulator.kit;

import java.time.Duration;
import java.time.Instant;

/** The life of one process: what it was about to do dies with it, and waits while it is frozen. */
public final class Life {
  /** Ends what a process was doing when it was killed: nothing may catch it. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died(int number) {
      super("process " + number + " died", null, false, false);
    }
  }

  /** How deep tasks may run within tasks: each waits for a store meanwhile. */
  private static final int DEPTH_MAX = 6;

  private static final Duration CALL_MAX = Duration.ofSeconds(20);

  private final Agenda agenda;
  private final int number;
  private final int[] depth;
  private boolean dead;
  private Instant frozenUntil = Instant.MIN;
  private Instant lastFrozenUntil = Instant.MIN;

  /**
   * @param depth shared by all lives of a history
   */
  public Life(Agenda agenda, int number, int[] depth) {
    this.agenda = agenda;
    this.number = number;
    this.depth = depth;
  }

  /** No two processes of a history have the same. */
  public int number() {
    return number;
  }

  public void kill() {
    dead = true;
  }

  public void freeze(Duration time) {
    frozenUntil = agenda.instant().plus(time);
    lastFrozenUntil = frozenUntil;
  }

  public boolean isAlive() {
    return !dead;
  }

  /** Whether it was awake all the time since then. */
  public boolean wasAwakeSince(Instant then) {
    return lastFrozenUntil.isBefore(then);
  }

  private boolean isFrozen() {
    return agenda.instant().isBefore(frozenUntil);
  }

  /** The task as this process does it: now, once thawed, or never. */
  public Runnable does(Runnable task) {
    return () -> {
      if (dead) {
        return;
      }
      if (isFrozen()) {
        agenda.at(frozenUntil, does(task));
        return;
      }
      try {
        task.run();
      } catch (Died _) {
        // That was the last it did.
      }
    };
  }

  /** In the middle of a task: others may come first, and this process may die or freeze there. */
  public void breathe(boolean overtaken) {
    Instant latest = agenda.instant().plus(CALL_MAX);
    if (depth[0] < DEPTH_MAX) {
      depth[0]++;
      try {
        for (int i = 0; overtaken && i < 3 && !agenda.next().isAfter(latest); i++) {
          agenda.step();
        }
        while (!dead && isFrozen() && agenda.step()) {
          // Time goes on without it.
        }
      } finally {
        depth[0]--;
      }
    }
    if (dead) {
      throw new Died(number);
    }
  }
}

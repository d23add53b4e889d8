package dev.estorno.simulator.rules;

import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.Limits;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Step;
import dev.estorno.simulator.kit.Findings;
import java.time.Duration;

/** What failed together must not come back together: the waits of a history differ. */
final class Spread {
  /** So many waits in a row that are all as long as they can be are no chance. */
  private static final int ENOUGH = 8;

  private final Findings findings;
  private int longest;
  private boolean other;

  Spread(Findings findings) {
    this.findings = findings;
  }

  void decided(Step step, Limits its) {
    if (step.event() instanceof Event.Answered
        && step.decision() instanceof Decision.Move(State.InDoubt to, _, _)
        && step.before().state() instanceof State.Submitting) {
      Duration wait = Duration.between(step.at(), to.dueAt());
      boolean whole = wait.equals(Expected.Wait.ofLookUp(1, its).longest());
      longest += whole ? 1 : 0;
      other |= !whole;
      findings.require(other || longest < ENOUGH, () -> "what failed together comes together");
    }
  }
}

package dev.estorno.simulator;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.store.Step;
import dev.estorno.simulator.books.Told;
import dev.estorno.simulator.books.TooLate;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.kit.History;
import dev.estorno.simulator.line.Ears;
import dev.estorno.simulator.rules.Rulebook;
import java.util.Set;

/** Sees what one process decides, and what it tells of. */
record Lookout(
    int process,
    boolean serene,
    Told told,
    TooLate tooLate,
    Ears ears,
    Rulebook rulebook,
    Set<String> coverage,
    Findings findings,
    History history)
    implements Watcher {

  @Override
  public void recorded(Step step) {
    told.told(process, step);
    history.add(() ->
        "process %d: %s: %s on %s -> %s"
            .formatted(
                process, step.before().id(), step.before().state(), step.event(), step.decision()));
  }

  @Override
  public void accepted(Cancellation fresh) {
    told.accepted(process, fresh);
  }

  @Override
  public void decided(Step step) {
    coverage.add(Coverage.pair(step));
    rulebook.decided(step);
    tooLate.decided(step);
    switch (step.event()) {
      case Event.Answered answered -> ears.answered(process, step.before(), answered);
      case Event.LeaseLost _ -> leaseLost(step);
      case Event.Claimed _, Event.Nudged _, Event.HolderGone _, Event.Ruled _ -> {}
    }
    findings.require(
        !(step.decision() instanceof Decision.Stay) || step.after().equals(step.before()),
        () -> "a stay that moves: " + step);
  }

  private void leaseLost(Step step) {
    if (step.before().state() instanceof State.Submitting s
        && !step.at().isBefore(s.leaseUntil())) {
      ears.leaseLost(step.before(), s.leaseUntil());
    }
    findings.require(!serene, () -> "nothing went wrong, and nobody reported: " + step);
  }
}

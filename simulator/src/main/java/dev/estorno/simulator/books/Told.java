package dev.estorno.simulator.books;

import dev.estorno.core.CancellationId;
import dev.estorno.gateway.store.Step;
import dev.estorno.simulator.kit.Findings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whoever waits for a row, or counts, or notifies, is told of each step that was written, once. */
public final class Told {
  /** A step that was written, as far as the process that took it knows. */
  private record Owed(int process, CancellationId id, long version) {}

  private final Findings findings;
  private final Set<Owed> owed = new HashSet<>();

  public Told(Findings findings) {
    this.findings = findings;
  }

  /** A process was told that these were written. */
  void owes(int process, List<Step> steps) {
    steps.forEach(it -> owed.add(new Owed(process, it.before().id(), it.before().version())));
  }

  /** A process tells of a step. */
  public void told(int process, Step step) {
    findings.require(
        owed.remove(new Owed(process, step.before().id(), step.before().version())),
        () -> "told of, and not written, or twice: " + step);
  }

  /** Between two tasks: whatever was written was told of, except by the dead. */
  public void check(Set<Integer> dead) {
    owed.removeIf(it -> dead.contains(it.process()));
    findings.require(owed.isEmpty(), () -> "written, and nobody was told: " + owed);
  }
}

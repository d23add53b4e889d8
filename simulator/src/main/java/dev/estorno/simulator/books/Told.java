package dev.estorno.simulator.books;

import dev.estorno.core.Cancellation;
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

  /** A process was told that a new one was taken in. */
  void owesFresh(int process, CancellationId id) {
    owed.add(new Owed(process, id, 0));
  }

  /** A process tells of a new one: before anything that happens to it. */
  public void accepted(int process, Cancellation fresh) {
    findings.require(
        owed.remove(new Owed(process, fresh.id(), 0)),
        () -> "told of as new, and it is not: " + fresh);
  }

  /** A process tells of a step. */
  public void told(int process, Step step) {
    findings.require(
        !owed.contains(new Owed(process, step.before().id(), 0)),
        () -> "told of before anybody knew of it: " + step);
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

package dev.estorno.simulator.books;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Step;
import dev.estorno.simulator.kit.Findings;
import dev.estorno.simulator.line.Ears;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Steps that the store would not take, for somebody moved the row first: what still means something
 * is decided on anew.
 */
public final class TooLate {
  private record Late(int process, Step step) {}

  /** A row that others move so often is let be: it is still due. */
  private static final int TRIES_MAX = 5;

  private final Clerk clerk;
  private final Ears ears;
  private final Findings findings;
  private final IdentityHashMap<Event, Late> late = new IdentityHashMap<>();
  private final IdentityHashMap<Event, Integer> tries = new IdentityHashMap<>();

  public TooLate(Clerk clerk, Ears ears, Findings findings) {
    this.clerk = clerk;
    this.ears = ears;
    this.findings = findings;
  }

  /** A process wants a step to be saved. */
  void offered(int process, Step step) {
    if (step.event() instanceof Event.Answered(Answer answer, _)
        && step.before().state() instanceof State.Submitting s) {
      ears.offered(process, answer, s.leaseUntil());
    }
  }

  void failed(Step step) {
    if (step.event() instanceof Event.Answered(Answer answer, _)) {
      ears.failed(answer);
    }
  }

  void turnedAway(int process, Step step) {
    int many = tries.merge(step.event(), 1, Integer::sum);
    if (many < TRIES_MAX && stillMeans(step)) {
      late.put(step.event(), new Late(process, step));
    }
  }

  public void decided(Step step) {
    Optional.ofNullable(late.get(step.event()))
        .filter(it -> isNewer(step, it.step()))
        .ifPresent(_ -> late.remove(step.event()));
  }

  private static boolean isNewer(Step step, Step other) {
    return step.before().version() > other.before().version();
  }

  /** The store was away: what was to be decided on anew may be lost. */
  void away() {
    late.clear();
  }

  /** Between two tasks. */
  public void check(Set<Integer> dead) {
    for (Late it : late.values()) {
      findings.require(
          dead.contains(it.process()) || !stillMeans(it.step()),
          () -> "came too late, and was dropped: " + it);
    }
    late.clear();
    tries.clear();
  }

  /** An answer to an attempt is that attempt's alone; all else holds for the row as it now is. */
  private boolean stillMeans(Step step) {
    Cancellation before = step.before();
    Cancellation now = clerk.row(before.id()).orElse(before);
    return !(step.event() instanceof Event.Answered)
        || now.state().isFinal()
        || (isLookedUp(before) && isLookedUp(now));
  }

  private static boolean isLookedUp(Cancellation it) {
    return it.state() instanceof State.InDoubt || it.state() instanceof State.Pending;
  }
}

package dev.estorno.simulator.books;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.gateway.intake.CancelRequest;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store.Share;
import dev.estorno.simulator.kit.Findings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the store does is written into the books, call by call. */
public final class StoreBooks {
  private final Clerk clerk;
  private final Registry registry;
  private final Told told;
  private final TooLate tooLate;
  private final Findings findings;

  public StoreBooks(Clerk clerk, Registry registry, Told told, TooLate tooLate, Findings findings) {
    this.told = told;
    this.tooLate = tooLate;
    this.clerk = clerk;
    this.registry = registry;
    this.findings = findings;
  }

  /** What the caller said whose application comes now. */
  public CancelRequest asked() {
    return registry.asked();
  }

  public void admitted(CancelRequest asked, Application application, Admission admission) {
    registry.admitted(asked, application, admission);
  }

  public void claimed(Instant now, List<Share> shares, List<Cancellation> asked, List<Step> steps) {
    clerk.claimed(now, shares, asked, steps);
  }

  public void saved(int process, List<Step> steps, List<Boolean> saved) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.decision() instanceof Decision.Stay) {
        findings.require(saved.get(i), () -> "a stay was not saved: " + step);
      } else if (saved.get(i)) {
        clerk.written(step);
      } else {
        clerk.turnedAway(step);
        tooLate.turnedAway(process, step);
      }
    }
  }

  /** When the first row of each account falls due. */
  public void due(Map<AccountKey, Instant> read) {
    var due = new HashMap<AccountKey, Instant>();
    for (Cancellation it : clerk.all()) {
      if (clerk.isNext(it)) {
        Clerk.dueAt(it)
            .ifPresent(at ->
                due.merge(AccountKey.of(it), at, (one, two) -> one.isBefore(two) ? one : two));
      }
    }
    findings.require(due.equals(read), () -> "due are " + due + ", not " + read);
  }

  /** A process wants a step to be saved. */
  public void offered(int process, Step step) {
    tooLate.offered(process, step);
  }

  /** A process was told that a step may not have been saved. */
  public void failed(Step step) {
    tooLate.failed(step);
  }

  /** A process was told that the store is away. */
  public void away() {
    tooLate.away();
  }

  /** A process was told what became of an application. */
  public void owes(int process, Admission admission) {
    if (admission instanceof Admission.Fresh(var entry, var claimed)) {
      told.owesFresh(process, entry.cancellation().id());
      told.owes(process, claimed.stream().toList());
    }
  }

  public void owes(int process, List<Step> steps) {
    told.owes(process, steps);
  }
}

package dev.estorno.gateway.engine;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Decide, then record: there is no other way for a state to change. */
public final class Funnel {
  /** A row that others keep moving is decided on anew this often, then let be: it is still due. */
  private static final int DECISIONS_MAX = 5;

  private final Store store;
  private final Lifecycles lifecycles;
  private final InstantSource clock;
  private final Watcher watcher;

  public Funnel(Store store, Lifecycles lifecycles, InstantSource clock, Watcher watcher) {
    this.store = store;
    this.lifecycles = lifecycles;
    this.clock = clock;
    this.watcher = watcher;
  }

  /** What follows from the event, not recorded. */
  Step decide(Cancellation it, Event event, Instant now) {
    var decision = lifecycles.of(it.payment().provider()).decide(it, event, now);
    var step = new Step(it, event, decision, now);
    watcher.decided(step);
    return step;
  }

  /** Tells of one that the store took in. */
  void accepted(Cancellation fresh) {
    watcher.accepted(fresh);
  }

  /** Tells of a step that the store recorded on its own transaction. */
  void recorded(Step step) {
    watcher.recorded(step);
  }

  /**
   * Decides on the event and records what follows.
   *
   * @return the row as it then stands; empty when the event changed nothing, or came too late
   * @throws dev.estorno.gateway.store.StoreDown when it could not be recorded
   */
  Optional<Cancellation> record(Cancellation it, Event event) {
    Cancellation current = it;
    for (int tries = 0; tries < DECISIONS_MAX; tries++) {
      Step step = decide(current, event, clock.instant());
      if (step.decision() instanceof Decision.Stay) {
        return Optional.empty();
      }
      if (store.save(List.of(step)).getFirst()) {
        watcher.recorded(step);
        return Optional.of(step.after());
      }
      Optional<Cancellation> moved = store.find(it.merchant(), it.id()).map(Entry::cancellation);
      if (moved.isEmpty() || !stillMeans(event, it, moved.get())) {
        return Optional.empty();
      }
      current = moved.get();
    }
    return Optional.empty();
  }

  /**
   * Whether an event decided on {@code before} may be decided on the row as somebody moved it
   * meanwhile. An answer to an attempt belongs to that attempt alone; what a look-up found, or a
   * final state is contradicted by, stays true.
   */
  private static boolean stillMeans(Event event, Cancellation before, Cancellation now) {
    return switch (event) {
      case Event.Answered _ -> now.state().isFinal() || (isLookedUp(before) && isLookedUp(now));
      case Event.Nudged _, Event.Ruled _ -> true;
      case Event.Claimed _, Event.LeaseLost _, Event.HolderGone _ -> false;
    };
  }

  private static boolean isLookedUp(Cancellation it) {
    return switch (it.state()) {
      case State.InDoubt _, State.Pending _ -> true;
      case State.Queued _, State.Submitting _, State.Manual _, State.Cancelled _, State.Refused _ ->
          false;
    };
  }
}

package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import java.time.Instant;

/** One move to record: the row as it was read, what happened, and what follows. */
public record Step(Cancellation before, Event event, Decision decision, Instant at) {
  public Cancellation after() {
    return before.after(decision, at);
  }
}

package dev.estorno.core;

import dev.estorno.core.State.Cancelled;
import dev.estorno.core.State.InDoubt;
import dev.estorno.core.State.Manual;
import dev.estorno.core.State.Pending;
import dev.estorno.core.State.Queued;
import dev.estorno.core.State.Refused;
import dev.estorno.core.State.Submitting;
import java.time.Instant;

/**
 * Decides what becomes of a cancellation: pure, and total over every state and event.
 *
 * <p>The promise: {@code submitting} is entered from {@code queued} only, and {@code in_doubt} goes
 * back to {@code queued} only when the provider itself, asked after the settle time, says that the
 * payment is still live. So nothing is ever asked twice while the first time may still take effect.
 */
public record Lifecycle(Limits limits) {
  /** What follows from {@code event}, seen at {@code now}. Never throws, changes nothing. */
  public Decision decide(Cancellation it, Event event, Instant now) {
    return switch (it.state()) {
      case Queued s -> new Asking(limits).queued(it, s, event, now);
      case Submitting s -> new Asking(limits).submitting(it, s, event, now);
      case InDoubt s -> new LookingUp(limits).inDoubt(it, s, event, now);
      case Pending s -> new LookingUp(limits).pending(it, s, event, now);
      case Manual s -> new Waiting(limits).decide(it, s, event, now);
      case Cancelled s -> Finished.cancelled(s, event);
      case Refused _ -> Finished.refused(event);
    };
  }
}

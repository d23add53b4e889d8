package dev.estorno.gateway.line;

import dev.estorno.core.Deadline;
import dev.estorno.providers.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a request may leave.
 *
 * @param until when its reply must be there: the end of the lease, less a margin
 * @param deadline of what is asked for: nobody may be asked to act after it
 */
public record Window(Instant until, Deadline deadline) {
  /** For what has no deadline. */
  public static Window until(Instant until) {
    return new Window(until, Deadline.noneKnown());
  }

  /** Why it may not leave now; empty when it may. */
  Optional<String> closed(Request request, Instant now, Duration timeout) {
    // An act whose reply could come after the lease is not begun: someone else may act by then.
    if (now.plus(timeout).isAfter(until)) {
      return Optional.of("not enough of the lease is left");
    }
    // Looking comes first and may take its time; the row was claimed before the deadline.
    return request.nature() == Request.Nature.ACT && deadline.passed(now, Duration.ZERO)
        ? Optional.of("the deadline has passed")
        : Optional.empty();
  }
}

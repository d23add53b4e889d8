package dev.estorno.core;

import java.time.Duration;
import java.time.Instant;

/** The last instant at which the provider still accepts the cancellation. */
public sealed interface Deadline {
  /** None is known: the provider has none, or has not been asked yet. */
  record NoneKnown() implements Deadline {}

  /** Accepted strictly before {@code instant}. */
  record At(Instant instant) implements Deadline {}

  static Deadline noneKnown() {
    return new NoneKnown();
  }

  static Deadline at(Instant instant) {
    return new At(instant);
  }

  /** Whether it is too late to ask now, when {@code margin} is kept as a safety distance. */
  default boolean passed(Instant now, Duration margin) {
    return switch (this) {
      case NoneKnown _ -> false;
      case At(Instant instant) -> !now.isBefore(instant.minus(margin));
    };
  }

  /** This one, unless none is known here. */
  default Deadline or(Deadline other) {
    return switch (this) {
      case NoneKnown _ -> other;
      case At _ -> this;
    };
  }

  /** The earlier of both: what waits until then is claimed once more, to be told it is too late. */
  default Instant atMost(Instant dueAt, Duration margin) {
    return switch (this) {
      case NoneKnown _ -> dueAt;
      case At(Instant instant) -> {
        Instant last = instant.minus(margin);
        yield dueAt.isBefore(last) ? dueAt : last;
      }
    };
  }
}

package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Instants as stores keep them: whole microseconds since 1970, rounded down, and brought into that
 * range (some 290,000 years each way). Every store gives back what was cut here, to the digit.
 */
public final class Times {
  private static final Instant FIRST = instant(Long.MIN_VALUE);
  private static final Instant LAST = instant(Long.MAX_VALUE);

  private Times() {}

  public static long micros(Instant it) {
    if (it.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (it.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    // At the very ends the product leaves the range of a long and the sum comes back into it.
    return it.getEpochSecond() * 1_000_000 + it.getNano() / 1_000;
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  public static Instant cut(Instant it) {
    return instant(micros(it));
  }

  public static Cancellation cut(Cancellation it) {
    return new Cancellation(
        it.id(),
        it.merchant(),
        it.payment(),
        it.extent(),
        it.onPaid(),
        cut(it.deadline()),
        cut(it.createdAt()),
        cut(it.updatedAt()),
        it.version(),
        it.attention(),
        cut(it.state()));
  }

  /** The step as it is recorded: what follows from it is what will be read back. */
  public static Step cut(Step it) {
    Decision decision =
        switch (it.decision()) {
          case Decision.Move(State to, Deadline deadline, String why) ->
              new Decision.Move(cut(to), cut(deadline), why);
          case Decision.Stay stay -> stay;
          case Decision.Flag flag -> flag;
        };
    return new Step(it.before(), it.event(), decision, cut(it.at()));
  }

  /**
   * When a row in this state is due once its turn has come; empty: the machine has nothing to do.
   */
  public static Optional<Instant> due(State state) {
    return switch (state) {
      case State.Queued s -> Optional.of(s.dueAt());
      case State.Submitting s -> Optional.of(s.leaseUntil());
      case State.InDoubt s -> Optional.of(s.dueAt());
      case State.Pending s -> Optional.of(s.dueAt());
      case State.Manual _, State.Cancelled _, State.Refused _ -> Optional.empty();
    };
  }

  private static Deadline cut(Deadline deadline) {
    return switch (deadline) {
      case Deadline.NoneKnown none -> none;
      case Deadline.At(Instant instant) -> Deadline.at(cut(instant));
    };
  }

  private static State cut(State state) {
    return switch (state) {
      case State.Queued s -> new State.Queued(s.attempts(), s.waitedFor(), cut(s.dueAt()));
      case State.Submitting s ->
          new State.Submitting(s.attempt(), cut(s.leaseUntil()), s.baseline());
      case State.InDoubt s ->
          new State.InDoubt(
              s.attempt(),
              s.baseline(),
              cut(s.since()),
              cut(s.settledAt()),
              s.lookUps(),
              cut(s.dueAt()));
      case State.Pending s ->
          new State.Pending(
              s.attempt(),
              s.baseline(),
              s.reference(),
              cut(s.since()),
              s.lookUps(),
              cut(s.dueAt()));
      case State.Manual _, State.Cancelled _, State.Refused _ -> state;
    };
  }
}

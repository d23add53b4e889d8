package dev.estorno.simulator.rules;

import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Effect;
import dev.estorno.core.Limits;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * What must follow from an event: in words, and as a test of what does follow.
 *
 * @param holds whether a decision is that
 */
record Expected(String what, Predicate<Decision> holds) {

  static Expected stay() {
    return new Expected("nothing", Decision.Stay.class::isInstance);
  }

  static Expected flag() {
    return new Expected("a flag", Decision.Flag.class::isInstance);
  }

  /** Exactly that state, and the deadline as it was. */
  static Expected exactly(Cancellation it, State to) {
    return exactly(to, it.deadline());
  }

  static Expected exactly(State to, Deadline deadline) {
    return new Expected(
        to + " by " + deadline,
        decision ->
            decision instanceof Decision.Move(State is, Deadline by, _)
                && is.equals(to)
                && by.equals(deadline));
  }

  static Expected cancelled(Cancellation it, Effect effect, String reference) {
    return exactly(it, new State.Cancelled(effect, reference));
  }

  static Expected manual(Cancellation it, int attempt, Baseline baseline) {
    return new Expected(
        "manual after attempt " + attempt,
        decision ->
            decision instanceof Decision.Move(State.Manual(int is, Baseline was, _), var by, _)
                && is == attempt
                && was.equals(baseline)
                && by.equals(it.deadline()));
  }

  static Expected refused(Reason reason, Deadline deadline) {
    return new Expected(
        "refused: " + reason,
        decision ->
            decision instanceof Decision.Move(State.Refused(Reason is, _), var by, _)
                && is == reason
                && by.equals(deadline));
  }

  /** A queued one that is due within the allowed delay: not sooner, and not later. */
  static Expected queued(
      Cancellation it, int attempts, State.Wait wait, Instant earliest, Instant latest) {
    return new Expected(
        "queued (" + wait + ") due from " + earliest + " to " + latest,
        decision ->
            decision instanceof Decision.Move(State.Queued(int is, var why, var due), var by, _)
                && is == attempts
                && why == wait
                && !due.isBefore(earliest)
                && !due.isAfter(latest)
                && by.equals(it.deadline()));
  }

  /** Somewhere between these two states, which differ in when they are due. */
  static Expected between(Cancellation it, State earliest, State latest) {
    return new Expected(
        earliest + " to " + latest,
        decision ->
            decision instanceof Decision.Move(State is, var by, _)
                && by.equals(it.deadline())
                && isBetween(is, earliest, latest));
  }

  private static boolean isBetween(State is, State earliest, State latest) {
    return switch (is) {
      case State.InDoubt(int n, Baseline b, var since, var settled, int looks, Instant due) ->
          earliest instanceof State.InDoubt from
              && latest instanceof State.InDoubt to
              && from.equals(new State.InDoubt(n, b, since, settled, looks, from.dueAt()))
              && !due.isBefore(from.dueAt())
              && !due.isAfter(to.dueAt());
      case State.Pending(int n, Baseline b, var reference, var since, int looks, Instant due) ->
          earliest instanceof State.Pending from
              && latest instanceof State.Pending to
              && from.equals(new State.Pending(n, b, reference, since, looks, from.dueAt()))
              && !due.isBefore(from.dueAt())
              && !due.isAfter(to.dueAt());
      case State.Queued _, State.Submitting _, State.Manual _ -> false;
      case State.Cancelled _, State.Refused _ -> false;
    };
  }

  /** The shortest and the longest wait after so many tries: it doubles, and is spread. */
  record Wait(Duration shortest, Duration longest) {
    static Wait ofAttempt(int tries, Limits limits) {
      return after(tries, limits.attemptDelayMin(), limits.attemptDelayMax());
    }

    static Wait ofLookUp(int tries, Limits limits) {
      return after(tries, limits.lookUpDelayMin(), limits.lookUpDelayMax());
    }

    private static Wait after(int tries, Duration min, Duration max) {
      Duration longest = min;
      for (int i = 1; i < tries && longest.compareTo(max) < 0; i++) {
        longest = longest.multipliedBy(2);
      }
      longest = longest.compareTo(max) < 0 ? longest : max;
      return new Wait(longest.multipliedBy(3).dividedBy(4), longest);
    }
  }
}

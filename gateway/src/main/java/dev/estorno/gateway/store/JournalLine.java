package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.Event;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a cancellation's journal.
 *
 * @param version the row's version once it was written
 * @param event what happened, such as {@code claimed} or {@code answered done}
 */
public record JournalLine(
    long version, Instant at, String event, State.Kind from, State.Kind to, String why) {

  public static final String ACCEPTED = "accepted";

  public static JournalLine accepted(Cancellation fresh) {
    return new JournalLine(
        fresh.version(), fresh.createdAt(), ACCEPTED, State.Kind.QUEUED, State.Kind.QUEUED, "");
  }

  /** Empty for what is not worth a line: a stay, and a look-up that merely begins. */
  public static Optional<JournalLine> of(Step step) {
    State.Kind from = step.before().state().kind();
    State.Kind to = step.after().state().kind();
    return switch (step.decision()) {
      case Decision.Stay _ -> Optional.empty();
      case Decision.Move _ when step.event() instanceof Event.Claimed && from == to ->
          Optional.empty();
      case Decision.Move(_, _, String why) -> Optional.of(line(step, from, to, why));
      case Decision.Flag(String why) -> Optional.of(line(step, from, to, why));
    };
  }

  private static JournalLine line(Step step, State.Kind from, State.Kind to, String why) {
    return new JournalLine(
        step.before().version() + 1, step.at(), name(step.event()), from, to, why);
  }

  private static String name(Event event) {
    return switch (event) {
      case Event.Claimed _ -> "claimed";
      case Event.Answered(var answer, _) -> "answered " + words(answer.getClass().getSimpleName());
      case Event.Nudged _ -> "nudged";
      case Event.LeaseLost _ -> "lease_lost";
      case Event.HolderGone _ -> "holder_gone";
      case Event.Ruled _ -> "ruled";
    };
  }

  private static String words(String className) {
    return className.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}

package dev.estorno.gateway.store.notices;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.State;
import dev.estorno.gateway.store.Step;
import java.util.Arrays;
import java.util.Optional;

/** What a notice tells of. A body that comes to mean something else gets a higher version. */
public enum NoticeType {
  /** It has ended, and the payment is gone. */
  CANCELLED("cancellation.cancelled"),
  /** It has ended, and nothing was cancelled by it. */
  REFUSED("cancellation.refused"),
  /** The machine has done all it may: a person must look. */
  MANUAL("cancellation.manual"),
  /** A person has ruled that it goes on. */
  RESUMED("cancellation.resumed"),
  /** Something contradicts its final state: a person must look. */
  FLAGGED("cancellation.flagged"),
  /** The merchant wants to see whether notices arrive. */
  PING("endpoint.ping");

  private final String word;

  NoticeType(String word) {
    this.word = word;
  }

  /** As written outside. */
  public String word() {
    return word;
  }

  public int version() {
    return 1;
  }

  public static Optional<NoticeType> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** What a merchant is told of this step; empty when it is nobody's business yet. */
  public static Optional<NoticeType> of(Step step) {
    return switch (step.decision()) {
      case Decision.Stay _ -> Optional.empty();
      case Decision.Flag _ -> Optional.of(FLAGGED);
      case Decision.Move(State to, _, _) -> moved(step.before(), to);
    };
  }

  private static Optional<NoticeType> moved(Cancellation before, State to) {
    boolean wasManual = before.state().kind() == State.Kind.MANUAL;
    return switch (to) {
      case State.Cancelled _ -> Optional.of(CANCELLED);
      case State.Refused _ -> Optional.of(REFUSED);
      case State.Manual _ -> wasManual ? Optional.empty() : Optional.of(MANUAL);
      case State.Queued _, State.Submitting _, State.InDoubt _, State.Pending _ ->
          wasManual ? Optional.of(RESUMED) : Optional.empty();
    };
  }
}

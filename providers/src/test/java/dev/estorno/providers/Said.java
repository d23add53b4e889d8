package dev.estorno.providers;

import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Deadline;

/** Answers in a few words, for tables. */
public final class Said {
  private Said() {}

  /** Such as {@code done voided 5b008cef}, {@code not now busy}, {@code learned 250}. */
  public static String by(Answer answer) {
    return switch (answer) {
      case Answer.Done(var effect, var reference) ->
          ("done " + effect.word() + " " + reference).strip();
      case Answer.Pending(var reference) -> "pending " + reference;
      case Answer.Refused(var reason, _) -> "refused " + reason.word();
      case Answer.NotNow(var reason, _, _) -> "not now " + reason.word();
      case Answer.StillLive _ -> "still live";
      case Answer.NotSent _ -> "not sent";
      case Answer.Unknown _ -> "unknown";
      case Answer.Unexplained _ -> "unexplained";
      case Answer.Learned(var baseline, var deadline) -> "learned " + by(baseline) + by(deadline);
    };
  }

  private static String by(Deadline deadline) {
    return switch (deadline) {
      case Deadline.NoneKnown _ -> "";
      case Deadline.At(var instant) -> " until " + instant;
    };
  }

  private static String by(Baseline baseline) {
    return switch (baseline) {
      case Baseline.Unmeasured _ -> "nothing";
      case Baseline.RefundedSoFar(var sum) -> String.valueOf(sum.minor());
    };
  }
}

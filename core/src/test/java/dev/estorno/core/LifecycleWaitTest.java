package dev.estorno.core;

import static dev.estorno.core.Samples.LIFECYCLE;
import static dev.estorno.core.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a cancellation waits when the provider wants to be left alone. */
class LifecycleWaitTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # not before          | deadline             | asked again at
          2026-11-20T11:00:00Z  |                      | soon
          2026-11-21T11:00:00Z  |                      | 2026-11-21T11:00:00Z
          9999-12-31T11:00:00Z  |                      | 2026-11-27T12:00:00Z
          2026-11-21T11:00:00Z  | 2026-11-21T01:00:00Z | 2026-11-21T00:59:00Z
          """)
  void isRefusedForNow(Instant notBefore, Instant deadline, String askedAgain) {
    var answer = new Answer.NotNow(Reason.BUSY, ProviderWord.NONE, notBefore);
    assertThat(dueAfter(answer, deadline)).isEqualTo(askedAgain);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, soon", "PT1H, 2026-11-20T13:00:00Z"})
  void wasNotHeard(Duration leaveAlone, String askedAgain) {
    assertThat(dueAfter(new Answer.NotSent("429", leaveAlone), null)).isEqualTo(askedAgain);
  }

  private static String dueAfter(Answer answer, Instant deadline) {
    Cancellation held =
        Samples.in(
            new State.Submitting(1, NOON.plusSeconds(30), Baseline.unmeasured()),
            deadline == null ? Deadline.noneKnown() : Deadline.at(deadline));
    Decision decision = LIFECYCLE.decide(held, new Event.Answered(answer, NOON), NOON);
    Instant dueAt = ((State.Queued) held.after(decision, NOON).state()).dueAt();
    return dueAt.isAfter(NOON.plusSeconds(1)) ? dueAt.toString() : "soon";
  }
}

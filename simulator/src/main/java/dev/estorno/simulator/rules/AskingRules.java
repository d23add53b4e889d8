package dev.estorno.simulator.rules;

import dev.estorno.core.Answer;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.Event;
import dev.estorno.core.Limits;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import dev.estorno.core.State.Wait;
import java.time.Instant;

/** What may become of {@code submitting}. */
record AskingRules(Cancellation it, State.Submitting s, Instant now, Limits its) {
  Expected after(Event event) {
    return switch (event) {
      case Event.Answered(Answer answer, _) -> after(answer);
      case Event.LeaseLost _ -> now.compareTo(s.leaseUntil()) < 0 ? Expected.stay() : doubt();
      case Event.HolderGone _ -> doubt();
      case Event.Claimed _, Event.Nudged _, Event.Ruled _ -> Expected.stay();
    };
  }

  private Expected after(Answer answer) {
    return switch (answer) {
      case Answer.Done(var effect, String reference) -> Expected.cancelled(it, effect, reference);
      case Answer.Pending(String reference) -> PendingRules.taken(it, s, reference, now, its);
      case Answer.Refused(var reason, var word) ->
          Expected.exactly(it, new State.Refused(reason, word));
      case Answer.NotNow(_, _, Instant notBefore) -> later(Wait.REFUSED_FOR_NOW, notBefore);
      case Answer.NotSent(_, var wait) -> later(Wait.UNREACHED, now.plus(wait));
      case Answer.StillLive _, Answer.Unknown _ -> doubt();
      case Answer.Unexplained _ -> Expected.manual(it, s.attempt(), s.baseline());
      case Answer.Learned(Baseline baseline, Deadline deadline) -> learned(baseline, deadline);
    };
  }

  /** Silence, or less: the request may travel for the settle time from now. */
  private Expected doubt() {
    var wait = Expected.Wait.ofLookUp(1, its);
    return Expected.between(it, doubt(now.plus(wait.shortest())), doubt(now.plus(wait.longest())));
  }

  private State.InDoubt doubt(Instant dueAt) {
    return new State.InDoubt(s.attempt(), s.baseline(), now, now.plus(its.settle()), 0, dueAt);
  }

  private Expected later(Wait wait, Instant notBefore) {
    if (s.attempt() >= its.attemptsMax()) {
      return Expected.manual(it, s.attempt(), s.baseline());
    }
    var delay = Expected.Wait.ofAttempt(s.attempt(), its);
    Instant patience = now.plus(its.pendingMax());
    Instant wanted = notBefore.isAfter(patience) ? patience : notBefore;
    return Expected.queued(
        it,
        s.attempt(),
        wait,
        notLater(latest(now.plus(delay.shortest()), wanted)),
        notLater(latest(now.plus(delay.longest()), wanted)));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What waits until its deadline is claimed then, to be told that it is too late. */
  private Instant notLater(Instant dueAt) {
    return it.deadline() instanceof Deadline.At(Instant last)
            && dueAt.isAfter(last.minus(its.deadlineMargin()))
        ? last.minus(its.deadlineMargin())
        : dueAt;
  }

  private Expected learned(Baseline baseline, Deadline deadline) {
    if (Rulebook.isTooLate(deadline, now, its)) {
      return Expected.refused(Reason.DEADLINE_PASSED, deadline);
    }
    Baseline known = baseline instanceof Baseline.Unmeasured ? s.baseline() : baseline;
    Deadline last = deadline instanceof Deadline.NoneKnown ? it.deadline() : deadline;
    boolean news = !known.equals(s.baseline()) || !last.equals(it.deadline());
    return news
        ? Expected.exactly(new State.Submitting(s.attempt(), s.leaseUntil(), known), last)
        : later(Wait.UNREACHED, now);
  }
}

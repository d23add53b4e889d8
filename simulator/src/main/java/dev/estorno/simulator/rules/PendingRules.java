package dev.estorno.simulator.rules;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Event;
import dev.estorno.core.Limits;
import dev.estorno.core.State;
import java.time.Duration;
import java.time.Instant;

/** What may become of {@code pending}. */
record PendingRules(Cancellation it, State.Pending s, Instant now, Limits its) {

  /** An order was taken just now. */
  static Expected taken(
      Cancellation it, State.Submitting asked, String reference, Instant now, Limits its) {
    var wait = Expected.Wait.ofLookUp(1, its);
    return Expected.between(
        it,
        new State.Pending(
            asked.attempt(), asked.baseline(), reference, now, 0, now.plus(wait.shortest())),
        new State.Pending(
            asked.attempt(), asked.baseline(), reference, now, 0, now.plus(wait.longest())));
  }

  Expected after(Event event, Duration lease) {
    return switch (event) {
      case Event.Claimed _ -> Expected.exactly(it, due(now.plus(lease)));
      case Event.Answered(Answer answer, Instant askedAt) -> after(answer, askedAt);
      case Event.Nudged _, Event.HolderGone _ -> {
        Instant soon = now.plus(its.lookUpDelayMin());
        yield soon.isBefore(s.dueAt()) ? Expected.exactly(it, due(soon)) : Expected.stay();
      }
      case Event.LeaseLost _, Event.Ruled _ -> Expected.stay();
    };
  }

  private Expected after(Answer answer, Instant askedAt) {
    return switch (answer) {
      case Answer.Done(var effect, String reference) -> Expected.cancelled(it, effect, reference);
      case Answer.Refused(var reason, var word) ->
          Expected.exactly(it, new State.Refused(reason, word));
      case Answer.Pending(String reference) -> goesOn(reference);
      case Answer.StillLive _ ->
          askedAt.compareTo(s.since().plus(its.settle())) < 0 ? goesOn(s.reference()) : live();
      case Answer.Unexplained _ -> Expected.manual(it, s.attempt(), s.baseline());
      case Answer.Unknown _, Answer.NotSent _, Answer.NotNow _, Answer.Learned _ ->
          goesOn(s.reference());
    };
  }

  private Expected live() {
    return s.attempt() >= its.attemptsMax()
        ? Expected.manual(it, s.attempt(), s.baseline())
        : Expected.exactly(it, new State.Queued(s.attempt(), State.Wait.NOTHING, now));
  }

  private Expected goesOn(String reference) {
    if (now.compareTo(s.since().plus(its.pendingMax())) >= 0) {
      return Expected.manual(it, s.attempt(), s.baseline());
    }
    var wait = Expected.Wait.ofLookUp(s.lookUps() + 1, its);
    return Expected.between(
        it,
        looked(reference, now.plus(wait.shortest())),
        looked(reference, now.plus(wait.longest())));
  }

  private State.Pending looked(String reference, Instant dueAt) {
    return new State.Pending(
        s.attempt(), s.baseline(), reference, s.since(), s.lookUps() + 1, dueAt);
  }

  private State.Pending due(Instant dueAt) {
    return new State.Pending(
        s.attempt(), s.baseline(), s.reference(), s.since(), s.lookUps(), dueAt);
  }
}

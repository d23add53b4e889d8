package dev.estorno.simulator.rules;

import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Event;
import dev.estorno.core.Limits;
import dev.estorno.core.State;
import java.time.Duration;
import java.time.Instant;

/** What may become of {@code in_doubt}. */
record DoubtRules(Cancellation it, State.InDoubt s, Instant now, Limits its) {
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
      case Answer.Pending(String reference) ->
          PendingRules.taken(
              it, new State.Submitting(s.attempt(), now, s.baseline()), reference, now, its);
      case Answer.Refused(var reason, var word) ->
          Expected.exactly(it, new State.Refused(reason, word));
      case Answer.StillLive _ ->
          askedAt.compareTo(s.settledAt()) < 0 ? again(s.settledAt()) : live(it, s.attempt());
      case Answer.Unexplained _ -> Expected.manual(it, s.attempt(), s.baseline());
      case Answer.Unknown _, Answer.NotSent _, Answer.NotNow _, Answer.Learned _ ->
          now.compareTo(s.since().plus(its.doubtMax())) >= 0
              ? Expected.manual(it, s.attempt(), s.baseline())
              : again(Instant.MAX);
    };
  }

  /** Asked after all had landed, the provider says that nothing was done. */
  private Expected live(Cancellation cancellation, int attempt) {
    return attempt >= its.attemptsMax()
        ? Expected.manual(cancellation, attempt, s.baseline())
        : Expected.exactly(cancellation, new State.Queued(attempt, State.Wait.NOTHING, now));
  }

  private Expected again(Instant latest) {
    var wait = Expected.Wait.ofLookUp(s.lookUps() + 1, its);
    return Expected.between(
        it,
        looked(sooner(now.plus(wait.shortest()), latest)),
        looked(sooner(now.plus(wait.longest()), latest)));
  }

  private static Instant sooner(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private State.InDoubt looked(Instant dueAt) {
    return new State.InDoubt(
        s.attempt(), s.baseline(), s.since(), s.settledAt(), s.lookUps() + 1, dueAt);
  }

  private State.InDoubt due(Instant dueAt) {
    return new State.InDoubt(
        s.attempt(), s.baseline(), s.since(), s.settledAt(), s.lookUps(), dueAt);
  }
}

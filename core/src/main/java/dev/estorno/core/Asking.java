package dev.estorno.core;

import dev.estorno.core.Answer.Learned;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.NotSent;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Answer.Unexplained;
import dev.estorno.core.Answer.Unknown;
import dev.estorno.core.Decision.Move;
import dev.estorno.core.Decision.Stay;
import dev.estorno.core.Event.Answered;
import dev.estorno.core.Event.Claimed;
import dev.estorno.core.Event.HolderGone;
import dev.estorno.core.Event.LeaseLost;
import dev.estorno.core.Event.Nudged;
import dev.estorno.core.Event.Ruled;
import dev.estorno.core.State.InDoubt;
import dev.estorno.core.State.Pending;
import dev.estorno.core.State.Queued;
import dev.estorno.core.State.Refused;
import dev.estorno.core.State.Submitting;
import dev.estorno.core.State.Wait;
import java.time.Duration;
import java.time.Instant;

/** Up to the answer of whoever is asked to cancel: states {@code queued} and {@code submitting}. */
record Asking(Limits limits) {
  Decision queued(Cancellation it, Queued s, Event event, Instant now) {
    return switch (event) {
      case Claimed _ when it.deadline().passed(now, limits.deadlineMargin()) -> tooLate(it, s);
      case Claimed(Duration lease) ->
          Moves.move(
              it,
              new Submitting(s.attempts() + 1, now.plus(lease), Baseline.unmeasured()),
              "attempt " + (s.attempts() + 1));
      case Answered _ -> new Stay("an answer nobody waits for any more");
      case Nudged _ -> new Stay("the provider is asked soon anyway");
      case LeaseLost _, HolderGone _ -> new Stay("nobody holds it");
      case Ruled _ -> Moves.NOT_MANUAL;
    };
  }

  private Decision tooLate(Cancellation it, Queued s) {
    return switch (s.waitedFor()) {
      case NOTHING, UNREACHED ->
          Moves.move(it, new Refused(Reason.DEADLINE_PASSED, ProviderWord.NONE), "too late to ask");
      case REFUSED_FOR_NOW ->
          Moves.toManual(
              it, s.attempts(), Baseline.unmeasured(), "refused for now until it was too late");
    };
  }

  Decision submitting(Cancellation it, Submitting s, Event event, Instant now) {
    return switch (event) {
      case Claimed _ -> new Stay("a worker holds it");
      case Answered(Answer answer, _) -> asked(it, s, answer, now);
      case Nudged _ -> new Stay("a worker is about to hear from the provider");
      case LeaseLost _ when now.isBefore(s.leaseUntil()) -> new Stay("the lease still lasts");
      case LeaseLost _ -> doubt(it, s, "the worker did not report in time", now);
      case HolderGone _ -> doubt(it, s, "the process that held it has ended", now);
      case Ruled _ -> Moves.NOT_MANUAL;
    };
  }

  /** The conclusion of a talk in which the provider was asked to cancel. */
  private Decision asked(Cancellation it, Submitting s, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Done done -> Moves.done(it, done);
      case Answer.Pending(String reference) ->
          Moves.move(
              it,
              new Pending(
                  s.attempt(), s.baseline(), reference, now, 0, limits.nextLookUp(it.id(), 1, now)),
              "the provider took the order");
      case Answer.Refused refused -> Moves.refused(it, refused);
      case NotNow(Reason reason, ProviderWord word, Instant notBefore) ->
          later(it, s, Wait.REFUSED_FOR_NOW, word.after(reason), notBefore, now);
      case NotSent(String why, Duration notBefore) ->
          later(it, s, Wait.UNREACHED, why, now.plus(notBefore), now);
      case StillLive _ -> doubt(it, s, "asked, yet still live", now);
      case Unknown(String why) -> doubt(it, s, why, now);
      case Unexplained(String why) -> Moves.toManual(it, s.attempt(), s.baseline(), why);
      case Learned(Baseline baseline, Deadline deadline) -> learned(it, s, baseline, deadline, now);
    };
  }

  private Decision learned(
      Cancellation it, Submitting s, Baseline baseline, Deadline deadline, Instant now) {
    if (deadline.passed(now, limits.deadlineMargin())) {
      return new Move(
          new Refused(Reason.DEADLINE_PASSED, ProviderWord.NONE), deadline, "too late to ask");
    }
    var informed = new Submitting(s.attempt(), s.leaseUntil(), baseline.or(s.baseline()));
    Deadline known = deadline.or(it.deadline());
    if (informed.equals(s) && known.equals(it.deadline())) {
      return later(it, s, Wait.UNREACHED, "learned nothing new", now, now);
    }
    return new Move(informed, known, "learned what must be known before asking");
  }

  /** Nothing was done: ask again later, or call a person once patience ends. */
  private Decision later(
      Cancellation it, Submitting s, Wait wait, String why, Instant notBefore, Instant now) {
    if (s.attempt() >= limits.attemptsMax()) {
      return Moves.toManual(
          it, s.attempt(), s.baseline(), "gave up after " + s.attempt() + " attempts: " + why);
    }
    Instant next = limits.nextAttempt(it.id(), s.attempt(), now);
    Instant latest = now.plus(limits.pendingMax());
    Instant allowed = notBefore.isBefore(latest) ? notBefore : latest;
    Instant dueAt = next.isBefore(allowed) ? allowed : next;
    return Moves.move(
        it,
        new Queued(s.attempt(), wait, it.deadline().atMost(dueAt, limits.deadlineMargin())),
        why);
  }

  private Decision doubt(Cancellation it, Submitting s, String why, Instant now) {
    var inDoubt =
        new InDoubt(
            s.attempt(),
            s.baseline(),
            now,
            now.plus(limits.settle()),
            0,
            limits.nextLookUp(it.id(), 1, now));
    return Moves.move(it, inDoubt, why);
  }
}

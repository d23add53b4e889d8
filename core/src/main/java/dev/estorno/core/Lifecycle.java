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
import dev.estorno.core.State.Cancelled;
import dev.estorno.core.State.InDoubt;
import dev.estorno.core.State.Manual;
import dev.estorno.core.State.Pending;
import dev.estorno.core.State.Queued;
import dev.estorno.core.State.Refused;
import dev.estorno.core.State.Submitting;
import dev.estorno.core.State.Wait;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what becomes of a cancellation: pure, and total over every state and event.
 *
 * <p>The promise: {@code submitting} is entered from {@code queued} only, and {@code in_doubt} goes
 * back to {@code queued} only when the provider itself, asked after the settle time, says that the
 * payment is still live. So nothing is ever asked twice while the first time may still take effect.
 */
public record Lifecycle(Limits limits) {
  static final Decision NOT_MANUAL =
      new Stay("only a cancellation in state manual can be ruled on");

  /** What follows from {@code event}, seen at {@code now}. Never throws, changes nothing. */
  public Decision decide(Cancellation it, Event event, Instant now) {
    return switch (it.state()) {
      case Queued s -> queued(it, s, event, now);
      case Submitting s -> submitting(it, s, event, now);
      case InDoubt s -> inDoubt(it, s, event, now);
      case Pending s -> pending(it, s, event, now);
      case Manual s -> manual(it, s, event, now);
      case Cancelled s -> Finished.cancelled(s, event);
      case Refused _ -> Finished.refused(event);
    };
  }

  private Decision queued(Cancellation it, Queued s, Event event, Instant now) {
    return switch (event) {
      case Claimed _ when it.deadline().passed(now, limits.deadlineMargin()) -> tooLate(it, s);
      case Claimed(Duration lease) ->
          move(
              it,
              new Submitting(s.attempts() + 1, now.plus(lease), Baseline.unmeasured()),
              "attempt " + (s.attempts() + 1));
      case Answered _ -> new Stay("an answer nobody waits for any more");
      case Nudged _ -> new Stay("the provider is asked soon anyway");
      case LeaseLost _, HolderGone _ -> new Stay("nobody holds it");
      case Ruled _ -> NOT_MANUAL;
    };
  }

  private Decision tooLate(Cancellation it, Queued s) {
    return switch (s.waitedFor()) {
      case NOTHING, UNREACHED ->
          move(it, new Refused(Reason.DEADLINE_PASSED, ProviderWord.NONE), "too late to ask");
      case REFUSED_FOR_NOW ->
          toManual(
              it, s.attempts(), Baseline.unmeasured(), "refused for now until it was too late");
    };
  }

  private Decision submitting(Cancellation it, Submitting s, Event event, Instant now) {
    return switch (event) {
      case Claimed _ -> new Stay("a worker holds it");
      case Answered(Answer answer, _) -> asked(it, s, answer, now);
      case Nudged _ -> new Stay("a worker is about to hear from the provider");
      case LeaseLost _ when now.isBefore(s.leaseUntil()) -> new Stay("the lease still lasts");
      case LeaseLost _ -> doubt(it, s, "the worker did not report in time", now);
      case HolderGone _ -> doubt(it, s, "the process that held it has ended", now);
      case Ruled _ -> NOT_MANUAL;
    };
  }

  /** The conclusion of a talk in which the provider was asked to cancel. */
  private Decision asked(Cancellation it, Submitting s, Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Done done -> done(it, done);
      case Answer.Pending(String reference) ->
          move(
              it,
              new Pending(
                  s.attempt(), s.baseline(), reference, now, 0, limits.nextLookUp(it.id(), 1, now)),
              "the provider took the order");
      case Answer.Refused refused -> refused(it, refused);
      case NotNow(Reason reason, ProviderWord word, Instant notBefore) ->
          later(it, s, Wait.REFUSED_FOR_NOW, word.after(reason), notBefore, now);
      case NotSent(String why, Duration notBefore) ->
          later(it, s, Wait.UNREACHED, why, now.plus(notBefore), now);
      case StillLive _ -> doubt(it, s, "asked, yet still live", now);
      case Unknown(String why) -> doubt(it, s, why, now);
      case Unexplained(String why) -> toManual(it, s.attempt(), s.baseline(), why);
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
      return toManual(
          it, s.attempt(), s.baseline(), "gave up after " + s.attempt() + " attempts: " + why);
    }
    Instant next = limits.nextAttempt(it.id(), s.attempt(), now);
    Instant latest = now.plus(limits.pendingMax());
    Instant allowed = notBefore.isBefore(latest) ? notBefore : latest;
    Instant dueAt = next.isBefore(allowed) ? allowed : next;
    return move(
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
    return move(it, inDoubt, why);
  }

  private Decision inDoubt(Cancellation it, InDoubt s, Event event, Instant now) {
    return switch (event) {
      case Claimed(Duration lease) -> move(it, s.due(now.plus(lease)), "looking up");
      case Answered(Answer answer, Instant askedAt) -> lookedUp(it, s, answer, askedAt, now);
      case Nudged _, HolderGone _ when soon(now).isBefore(s.dueAt()) ->
          move(it, s.due(soon(now)), "looking up sooner");
      case Nudged _, HolderGone _ -> new Stay("a look-up is due already");
      case LeaseLost _ -> new Stay("looking up again when due");
      case Ruled _ -> NOT_MANUAL;
    };
  }

  private Decision lookedUp(
      Cancellation it, InDoubt s, Answer answer, Instant askedAt, Instant now) {
    return switch (answer) {
      case Answer.Done done -> done(it, done);
      case Answer.Pending(String reference) ->
          move(
              it,
              new Pending(
                  s.attempt(), s.baseline(), reference, now, 0, limits.nextLookUp(it.id(), 1, now)),
              "the provider took the order");
      case Answer.Refused refused -> refused(it, refused);
      // The request that got no reply may still be travelling: "still live" counts only once it
      // must have landed.
      case StillLive _ when askedAt.isBefore(s.settledAt()) ->
          move(it, lookAgain(it, s, s.settledAt(), now), "still live, but too early to tell");
      case StillLive _ -> stillLive(it, s.attempt(), s.baseline(), now);
      case Unexplained(String why) -> toManual(it, s.attempt(), s.baseline(), why);
      case Unknown(String why) -> doubtGoesOn(it, s, why, now);
      case NotSent(String why, _) -> doubtGoesOn(it, s, why, now);
      case NotNow(Reason reason, ProviderWord word, _) ->
          doubtGoesOn(it, s, word.after(reason), now);
      case Learned _ -> doubtGoesOn(it, s, "a look-up that only learned", now);
    };
  }

  private Decision doubtGoesOn(Cancellation it, InDoubt s, String why, Instant now) {
    if (!now.isBefore(s.since().plus(limits.doubtMax()))) {
      return toManual(it, s.attempt(), s.baseline(), "the provider would not say: " + why);
    }
    return move(it, lookAgain(it, s, Instant.MAX, now), why);
  }

  /** What was done is seen soon; that it was not, at the latest. */
  private InDoubt lookAgain(Cancellation it, InDoubt s, Instant latest, Instant now) {
    Instant next = limits.nextLookUp(it.id(), s.lookUps() + 1, now);
    return s.lookedUp(next.isBefore(latest) ? next : latest);
  }

  private Decision pending(Cancellation it, Pending s, Event event, Instant now) {
    return switch (event) {
      case Claimed(Duration lease) -> move(it, s.due(now.plus(lease)), "looking up");
      case Answered(Answer answer, Instant askedAt) -> finishing(it, s, answer, askedAt, now);
      case Nudged _, HolderGone _ when soon(now).isBefore(s.dueAt()) ->
          move(it, s.due(soon(now)), "looking up sooner");
      case Nudged _, HolderGone _ -> new Stay("a look-up is due already");
      case LeaseLost _ -> new Stay("looking up again when due");
      case Ruled _ -> NOT_MANUAL;
    };
  }

  /** A look-up of an order that the provider took and had not finished. */
  private Decision finishing(
      Cancellation it, Pending s, Answer answer, Instant askedAt, Instant now) {
    return switch (answer) {
      case Answer.Done done -> done(it, done);
      case Answer.Refused refused -> refused(it, refused);
      case Answer.Pending(String reference) ->
          pendingGoesOn(it, s, reference, "the provider is still at it", now);
      case StillLive _ when askedAt.isBefore(s.since().plus(limits.settle())) ->
          pendingGoesOn(it, s, s.reference(), "still live, but too early to tell", now);
      case StillLive _ -> stillLive(it, s.attempt(), s.baseline(), now);
      case Unexplained(String why) -> toManual(it, s.attempt(), s.baseline(), why);
      case Unknown(String why) -> pendingGoesOn(it, s, s.reference(), why, now);
      case NotSent(String why, _) -> pendingGoesOn(it, s, s.reference(), why, now);
      case NotNow(Reason reason, ProviderWord word, _) ->
          pendingGoesOn(it, s, s.reference(), word.after(reason), now);
      case Learned _ -> pendingGoesOn(it, s, s.reference(), "a look-up that only learned", now);
    };
  }

  private Decision pendingGoesOn(
      Cancellation it, Pending s, String reference, String why, Instant now) {
    if (!now.isBefore(s.since().plus(limits.pendingMax()))) {
      return toManual(it, s.attempt(), s.baseline(), "the provider did not finish: " + why);
    }
    Instant dueAt = limits.nextLookUp(it.id(), s.lookUps() + 1, now);
    return move(
        it,
        new Pending(s.attempt(), s.baseline(), reference, s.since(), s.lookUps() + 1, dueAt),
        why);
  }

  private Decision stillLive(Cancellation it, int attempt, Baseline baseline, Instant now) {
    if (attempt >= limits.attemptsMax()) {
      return toManual(it, attempt, baseline, "still live after " + attempt + " attempts");
    }
    return move(it, new Queued(attempt, Wait.NOTHING, now), "still live: nothing was done");
  }

  private Decision manual(Cancellation it, Manual s, Event event, Instant now) {
    return switch (event) {
      case Ruled(Ruling ruling, String by) -> ruled(it, s, ruling, by, now);
      case Claimed _, LeaseLost _, HolderGone _ -> new Stay("it waits for a person");
      case Answered _, Nudged _ -> new Stay("a person has it");
    };
  }

  private Decision ruled(Cancellation it, Manual s, Ruling ruling, String by, Instant now) {
    return switch (ruling) {
      // Not straight to queued: what once was in doubt is asked again only if the provider says so.
      case Ruling.Retry _ ->
          move(it, new InDoubt(0, s.baseline(), now, now, 0, now), "ruled by " + by + ": retry");
      case Ruling.CountAsCancelled(Effect effect, String reference) ->
          move(it, new Cancelled(effect, reference), "ruled by " + by + ": counts as cancelled");
      case Ruling.CountAsRefused _ ->
          move(
              it,
              new Refused(Reason.RULED, ProviderWord.NONE),
              "ruled by " + by + ": counts as refused");
    };
  }

  private static Decision done(Cancellation it, Answer.Done done) {
    return move(it, new Cancelled(done.effect(), done.reference()), "the provider says it is done");
  }

  private static Decision refused(Cancellation it, Answer.Refused refused) {
    return move(
        it, new Refused(refused.reason(), refused.word()), refused.word().after(refused.reason()));
  }

  private static Decision toManual(Cancellation it, int attempt, Baseline baseline, String why) {
    return move(it, new Manual(attempt, baseline, why), why);
  }

  private static Decision move(Cancellation it, State to, String why) {
    return new Move(to, it.deadline(), why);
  }

  /** A signal brings the next look-up forward, but never closer than the shortest delay. */
  private Instant soon(Instant now) {
    return now.plus(limits.lookUpDelayMin());
  }
}

package dev.estorno.core;

import dev.estorno.core.Answer.Learned;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.NotSent;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Answer.Unexplained;
import dev.estorno.core.Answer.Unknown;
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
import dev.estorno.core.State.Wait;
import java.time.Duration;
import java.time.Instant;

/** After silence, or an order taken: states {@code in_doubt} and {@code pending}. Reads only. */
record LookingUp(Limits limits) {
  Decision inDoubt(Cancellation it, InDoubt s, Event event, Instant now) {
    return switch (event) {
      case Claimed(Duration lease) -> Moves.move(it, s.due(now.plus(lease)), "looking up");
      case Answered(Answer answer, Instant askedAt) -> lookedUp(it, s, answer, askedAt, now);
      case Nudged _, HolderGone _ when soon(now).isBefore(s.dueAt()) ->
          Moves.move(it, s.due(soon(now)), "looking up sooner");
      case Nudged _, HolderGone _ -> new Stay("a look-up is due already");
      case LeaseLost _ -> new Stay("looking up again when due");
      case Ruled _ -> Moves.NOT_MANUAL;
    };
  }

  private Decision lookedUp(
      Cancellation it, InDoubt s, Answer answer, Instant askedAt, Instant now) {
    return switch (answer) {
      case Answer.Done done -> Moves.done(it, done);
      case Answer.Pending(String reference) ->
          Moves.move(
              it,
              new Pending(
                  s.attempt(), s.baseline(), reference, now, 0, limits.nextLookUp(it.id(), 1, now)),
              "the provider took the order");
      case Answer.Refused refused -> Moves.refused(it, refused);
      // The request that got no reply may still be travelling: "still live" counts only once it
      // must have landed.
      case StillLive _ when askedAt.isBefore(s.settledAt()) ->
          Moves.move(it, lookAgain(it, s, s.settledAt(), now), "still live, but too early to tell");
      case StillLive _ -> stillLive(it, s.attempt(), s.baseline(), now);
      case Unexplained(String why) -> Moves.toManual(it, s.attempt(), s.baseline(), why);
      case Unknown(String why) -> doubtGoesOn(it, s, why, now);
      case NotSent(String why, _) -> doubtGoesOn(it, s, why, now);
      case NotNow(Reason reason, ProviderWord word, _) ->
          doubtGoesOn(it, s, word.after(reason), now);
      case Learned _ -> doubtGoesOn(it, s, "a look-up that only learned", now);
    };
  }

  private Decision doubtGoesOn(Cancellation it, InDoubt s, String why, Instant now) {
    if (!now.isBefore(s.since().plus(limits.doubtMax()))) {
      return Moves.toManual(it, s.attempt(), s.baseline(), "the provider would not say: " + why);
    }
    return Moves.move(it, lookAgain(it, s, Instant.MAX, now), why);
  }

  /** What was done is seen soon; that it was not, at the latest. */
  private InDoubt lookAgain(Cancellation it, InDoubt s, Instant latest, Instant now) {
    Instant next = limits.nextLookUp(it.id(), s.lookUps() + 1, now);
    return s.lookedUp(next.isBefore(latest) ? next : latest);
  }

  Decision pending(Cancellation it, Pending s, Event event, Instant now) {
    return switch (event) {
      case Claimed(Duration lease) -> Moves.move(it, s.due(now.plus(lease)), "looking up");
      case Answered(Answer answer, Instant askedAt) -> finishing(it, s, answer, askedAt, now);
      case Nudged _, HolderGone _ when soon(now).isBefore(s.dueAt()) ->
          Moves.move(it, s.due(soon(now)), "looking up sooner");
      case Nudged _, HolderGone _ -> new Stay("a look-up is due already");
      case LeaseLost _ -> new Stay("looking up again when due");
      case Ruled _ -> Moves.NOT_MANUAL;
    };
  }

  /** A look-up of an order that the provider took and had not finished. */
  private Decision finishing(
      Cancellation it, Pending s, Answer answer, Instant askedAt, Instant now) {
    return switch (answer) {
      case Answer.Done done -> Moves.done(it, done);
      case Answer.Refused refused -> Moves.refused(it, refused);
      case Answer.Pending(String reference) ->
          pendingGoesOn(it, s, reference, "the provider is still at it", now);
      case StillLive _ when askedAt.isBefore(s.since().plus(limits.settle())) ->
          pendingGoesOn(it, s, s.reference(), "still live, but too early to tell", now);
      case StillLive _ -> stillLive(it, s.attempt(), s.baseline(), now);
      case Unexplained(String why) -> Moves.toManual(it, s.attempt(), s.baseline(), why);
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
      return Moves.toManual(it, s.attempt(), s.baseline(), "the provider did not finish: " + why);
    }
    Instant dueAt = limits.nextLookUp(it.id(), s.lookUps() + 1, now);
    return Moves.move(
        it,
        new Pending(s.attempt(), s.baseline(), reference, s.since(), s.lookUps() + 1, dueAt),
        why);
  }

  private Decision stillLive(Cancellation it, int attempt, Baseline baseline, Instant now) {
    if (attempt >= limits.attemptsMax()) {
      return Moves.toManual(it, attempt, baseline, "still live after " + attempt + " attempts");
    }
    return Moves.move(it, new Queued(attempt, Wait.NOTHING, now), "still live: nothing was done");
  }

  /** A signal brings the next look-up forward, but never closer than the shortest delay. */
  private Instant soon(Instant now) {
    return now.plus(limits.lookUpDelayMin());
  }
}

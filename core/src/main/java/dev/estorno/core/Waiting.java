package dev.estorno.core;

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
import dev.estorno.core.State.Refused;
import java.time.Instant;

/** Waiting for a person: state {@code manual}. */
record Waiting(Limits limits) {
  Decision decide(Cancellation it, Manual s, Event event, Instant now) {
    return switch (event) {
      case Ruled(Ruling ruling, String by) -> ruled(it, s, ruling, by, now);
      case Claimed _, LeaseLost _, HolderGone _ -> new Stay("it waits for a person");
      case Answered _, Nudged _ -> new Stay("a person has it");
    };
  }

  private Decision ruled(Cancellation it, Manual s, Ruling ruling, String by, Instant now) {
    return switch (ruling) {
      // Not straight to queued: what once was in doubt is asked again only if the provider says so,
      // and only once it must have landed: since it became manual nothing was asked.
      case Ruling.Retry _ ->
          Moves.move(
              it,
              new InDoubt(0, s.baseline(), now, it.updatedAt().plus(limits.settle()), 0, now),
              "ruled by " + by + ": retry");
      case Ruling.CountAsCancelled(Effect effect, String reference) ->
          Moves.move(
              it, new Cancelled(effect, reference), "ruled by " + by + ": counts as cancelled");
      case Ruling.CountAsRefused _ ->
          Moves.move(
              it,
              new Refused(Reason.RULED, ProviderWord.NONE),
              "ruled by " + by + ": counts as refused");
    };
  }
}

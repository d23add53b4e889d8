package dev.estorno.core;

import dev.estorno.core.Answer.Learned;
import dev.estorno.core.Answer.NotNow;
import dev.estorno.core.Answer.NotSent;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Answer.Unexplained;
import dev.estorno.core.Answer.Unknown;
import dev.estorno.core.Decision.Flag;
import dev.estorno.core.Decision.Stay;
import dev.estorno.core.Event.Answered;
import dev.estorno.core.Event.Claimed;
import dev.estorno.core.Event.HolderGone;
import dev.estorno.core.Event.LeaseLost;
import dev.estorno.core.Event.Nudged;
import dev.estorno.core.Event.Ruled;
import dev.estorno.core.State.Cancelled;

/** Final states: nothing moves them, but what contradicts them calls a person. */
final class Finished {
  private Finished() {}

  static Decision cancelled(Cancelled s, Event event) {
    return switch (event) {
      case Answered(Answer answer, _) ->
          switch (answer) {
            case Answer.Done(Effect effect, _) when effect == s.effect() -> new Stay("known");
            case Answer.Done _ -> new Flag("cancelled, but the provider tells another effect");
            case StillLive _ -> new Flag("cancelled, but the provider says it is still live");
            case Unexplained(String why) -> new Flag("cancelled, but: " + why);
            case Answer.Refused _, Answer.Pending _, NotNow _, NotSent _, Unknown _, Learned _ ->
                new Stay("a late answer");
          };
      case Claimed _, LeaseLost _, HolderGone _, Nudged _ -> new Stay("it is finished");
      case Ruled _ -> Moves.NOT_MANUAL;
    };
  }

  static Decision refused(Event event) {
    return switch (event) {
      case Answered(Answer answer, _) ->
          switch (answer) {
            case Answer.Done _ -> new Flag("refused, but the provider says it is done");
            case Answer.Pending _ -> new Flag("refused, but the provider took the order");
            case Unexplained(String why) -> new Flag("refused, but: " + why);
            case StillLive _, Answer.Refused _, NotNow _, NotSent _, Unknown _, Learned _ ->
                new Stay("a late answer");
          };
      case Claimed _, LeaseLost _, HolderGone _, Nudged _ -> new Stay("it is finished");
      case Ruled _ -> Moves.NOT_MANUAL;
    };
  }
}

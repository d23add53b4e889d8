package dev.estorno.core;

import dev.estorno.core.Decision.Move;
import dev.estorno.core.Decision.Stay;
import dev.estorno.core.State.Cancelled;
import dev.estorno.core.State.Manual;
import dev.estorno.core.State.Refused;

/** The moves that several states share. */
final class Moves {
  static final Decision NOT_MANUAL =
      new Stay("only a cancellation in state manual can be ruled on");

  private Moves() {}

  static Decision done(Cancellation it, Answer.Done done) {
    return move(it, new Cancelled(done.effect(), done.reference()), "the provider says it is done");
  }

  static Decision refused(Cancellation it, Answer.Refused refused) {
    return move(
        it, new Refused(refused.reason(), refused.word()), refused.word().after(refused.reason()));
  }

  static Decision toManual(Cancellation it, int attempt, Baseline baseline, String why) {
    return move(it, new Manual(attempt, baseline, why), why);
  }

  static Decision move(Cancellation it, State to, String why) {
    return new Move(to, it.deadline(), why);
  }
}

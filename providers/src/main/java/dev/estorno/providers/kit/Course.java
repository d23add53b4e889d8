package dev.estorno.providers.kit;

import dev.estorno.core.Answer;
import dev.estorno.core.Answer.Done;
import dev.estorno.core.Answer.NotSent;
import dev.estorno.core.Answer.StillLive;
import dev.estorno.core.Answer.Unexplained;
import dev.estorno.core.Cancellation;
import dev.estorno.core.Extent;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import java.util.Optional;
import java.util.function.Function;

/**
 * The course that every talk takes: look where the payment stands, ask by what was seen, and look
 * again when the provider declines. Nothing is asked a second time in one talk unless the provider
 * has certainly done nothing, and the payment has moved since.
 *
 * @param <S> where a payment stands, as one provider tells it
 */
public record Course<S>(Words<S> words, Facts facts) {
  /** Once to void, and once to refund when the payer paid in between. */
  private static final int ACTS_MAX = 2;

  /** One provider's words: what to ask, and what its replies mean. */
  public interface Words<S> {
    /** Reads where the payment stands and goes on; concludes when it is not told. */
    Talk look(Cancellation it, Question asked, Function<S, Talk> next);

    /** What to do about a payment that stands so, while nothing asked of it is on the way. */
    Step step(Cancellation it, S seen);

    /** What that standing proves when something may have been asked already. */
    Answer proof(Cancellation it, S seen);

    /** Why the provider declined what was asked of a payment that still stands so. */
    Answer declined(Cancellation it, S seen, Reply reply);
  }

  /** Ask the provider to act, or say what is known. */
  public sealed interface Step {
    /**
     * @param heard what the reply means; empty when the provider declined, and so has certainly
     *     done nothing
     */
    record Act(Request request, Function<Reply, Optional<Answer>> heard) implements Step {}

    record Say(Answer answer) implements Step {}
  }

  public Talk cancel(Cancellation it) {
    return words.look(it, Question.FIRST_LOOK, seen -> take(words.step(it, seen), it, ACTS_MAX));
  }

  public Talk lookUp(Cancellation it) {
    return words.look(it, Question.LOOK_UP, seen -> Talk.conclude(words.proof(it, seen)));
  }

  private Talk take(Step step, Cancellation it, int actsLeft) {
    return switch (step) {
      case Step.Say(Answer answer) -> Talk.conclude(answer);
      case Step.Act _ when actsLeft == 0 ->
          Talk.conclude(new NotSent("the payment moves faster than it can be asked for"));
      case Step.Act(Request request, var heard) ->
          Talk.ask(
              request,
              reply ->
                  heard
                      .apply(reply)
                      .map(Talk::conclude)
                      .orElseGet(() -> lookAgain(request, reply, it, actsLeft - 1)));
    };
  }

  private Talk lookAgain(Request declined, Reply reply, Cancellation it, int actsLeft) {
    return words.look(
        it,
        Question.FIRST_LOOK,
        seen -> {
          Answer proof = words.proof(it, seen);
          if (!(proof instanceof StillLive)) {
            return Talk.conclude(notOurs(proof, it));
          }
          Step next = words.step(it, seen);
          boolean unmoved = next instanceof Step.Act(Request same, _) && same.equals(declined);
          return unmoved
              ? Talk.conclude(words.declined(it, seen, reply))
              : take(next, it, actsLeft);
        });
  }

  /** Two partial refunds look alike without a key: what was declined must not claim another's. */
  private Answer notOurs(Answer proof, Cancellation it) {
    boolean alike = it.extent() instanceof Extent.Part && !facts.partialKey();
    return alike && proof instanceof Done
        ? new Unexplained("declined, yet just as much was refunded")
        : proof;
  }
}

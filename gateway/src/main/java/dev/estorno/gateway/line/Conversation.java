package dev.estorno.gateway.line;

import dev.estorno.core.Answer;
import dev.estorno.providers.Reply;
import dev.estorno.providers.Request;
import dev.estorno.providers.Talk;
import java.util.function.Function;

/**
 * A talk with a provider, as far as it has got: pure. The one place in the code base where silence
 * gets a meaning.
 */
public sealed interface Conversation {
  /**
   * Waits for what comes of {@code request}.
   *
   * @param acted whether an earlier request of this talk may have had an effect
   */
  record Asking(Request request, Function<Reply, Talk> next, boolean acted)
      implements Conversation {
    /** Goes on from what came of the request. */
    public Conversation heard(Exchange exchange) {
      boolean actedNow = acted || request.nature() == Request.Nature.ACT;
      return switch (exchange) {
        case Exchange.Replied(Reply reply) -> from(next.apply(reply), actedNow);
        case Exchange.Silence(boolean wrote, String why) -> silence(wrote, why);
      };
    }

    /** Ends the talk before the request is sent. */
    public Concluded unsent(String why) {
      return silence(false, why);
    }

    // A time-out is not a failure, and not a success. Only what certainly never left, and came
    // after
    // nothing that could have had an effect, may simply be asked again.
    private Concluded silence(boolean wrote, String why) {
      boolean harmless = !acted && (!wrote || request.nature() == Request.Nature.READ);
      String what = request.operation() + ": " + why;
      return new Concluded(harmless ? new Answer.NotSent(what) : new Answer.Unknown(what));
    }
  }

  record Concluded(Answer answer) implements Conversation {}

  static Conversation begin(Talk talk) {
    return from(talk, false);
  }

  private static Conversation from(Talk talk, boolean acted) {
    return switch (talk) {
      case Talk.Ask(Request request, Function<Reply, Talk> next) ->
          new Asking(request, next, acted);
      case Talk.Conclude(Answer answer) -> new Concluded(answer);
    };
  }
}

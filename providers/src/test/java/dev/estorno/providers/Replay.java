package dev.estorno.providers;

import dev.estorno.core.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a talk against replies that are known beforehand, in order. A connector is pure, so this is
 * all it takes to test one.
 */
public record Replay(List<Request> asked, Talk end) {

  /** Plays until the talk concludes, or until the replies are used up. */
  public static Replay of(Talk talk, List<Reply> replies) {
    var asked = new ArrayList<Request>();
    Talk end = talk;
    for (Reply reply : replies) {
      if (!(end instanceof Talk.Ask(Request request, var next))) {
        throw new AssertionError("nobody asked for " + reply + " after " + asked);
      }
      asked.add(request);
      end = next.apply(reply);
    }
    return new Replay(List.copyOf(asked), end);
  }

  public static Replay of(Talk talk, Reply... replies) {
    return of(talk, List.of(replies));
  }

  /** What the talk was concluded with. */
  public Answer answer() {
    return switch (end) {
      case Talk.Conclude(Answer answer) -> answer;
      case Talk.Ask(Request request, _) ->
          throw new AssertionError("not concluded: it asks " + request);
    };
  }

  /** What it asks next, once the replies are used up. */
  public Request request() {
    return switch (end) {
      case Talk.Ask(Request request, _) -> request;
      case Talk.Conclude(Answer answer) -> throw new AssertionError("concluded: " + answer);
    };
  }
}

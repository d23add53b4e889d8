package dev.estorno.providers;

import dev.estorno.core.Answer;
import java.util.function.Function;

/** A talk with a provider, as data: ask something and go on from the reply, or conclude. */
public sealed interface Talk {
  /**
   * Ask; the reply, whatever its status, decides how the talk goes on. Silence never reaches it.
   */
  record Ask(Request request, Function<Reply, Talk> next) implements Talk {}

  record Conclude(Answer answer) implements Talk {}

  static Talk ask(Request request, Function<Reply, Talk> next) {
    return new Ask(request, next);
  }

  static Talk conclude(Answer answer) {
    return new Conclude(answer);
  }
}

package dev.estorno.gateway.engine;

import dev.estorno.core.Cancellation;
import java.util.function.Consumer;

/** Looks on while a provider is talked with: for traces. Must not fail. */
@FunctionalInterface
public interface TalkWatcher {
  /** Nobody looks on. */
  TalkWatcher NOBODY = (_, over, talk) -> talk.accept(over);

  /**
   * Runs the talk.
   *
   * @param claimed what it is about
   * @param over to be run once, when the talk is over
   * @param talk begins it, and takes what it is to run at its end
   */
  void hold(Cancellation claimed, Runnable over, Consumer<Runnable> talk);
}

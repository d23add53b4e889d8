package dev.estorno.gateway.engine;

import dev.estorno.core.Cancellation;
import dev.estorno.gateway.store.Step;

/**
 * Is told of every step once it is durable: for those who wait, for logs and metrics. Must not
 * fail.
 */
@FunctionalInterface
public interface Watcher {
  void recorded(Step step);

  /** A new cancellation is durable; comes before its first step. */
  default void accepted(Cancellation fresh) {}

  /** Is told of every decision, also of one to stay, and of one that is never recorded. */
  default void decided(Step step) {}

  default Watcher and(Watcher other) {
    Watcher first = this;
    return new Watcher() {
      @Override
      public void recorded(Step step) {
        first.recorded(step);
        other.recorded(step);
      }

      @Override
      public void accepted(Cancellation fresh) {
        first.accepted(fresh);
        other.accepted(fresh);
      }

      @Override
      public void decided(Step step) {
        first.decided(step);
        other.decided(step);
      }
    };
  }
}

package dev.estorno.gateway.engine;

import dev.estorno.gateway.store.Step;

/**
 * Is told of every step once it is durable: for those who wait, for logs and metrics. Must not
 * fail.
 */
@FunctionalInterface
public interface Watcher {
  void recorded(Step step);

  default Watcher and(Watcher other) {
    return step -> {
      recorded(step);
      other.recorded(step);
    };
  }
}

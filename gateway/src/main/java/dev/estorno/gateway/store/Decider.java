package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;

/**
 * Says what happens to a row on being claimed, and what follows. Pure: it runs in a transaction.
 */
@FunctionalInterface
public interface Decider {
  Step step(Cancellation it);
}

package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;

/**
 * Says what happens to a row on being claimed, and what follows. It runs in a transaction, which
 * may be begun anew: asked about the same row again, it does nothing twice.
 */
@FunctionalInterface
public interface Decider {
  Step step(Cancellation it);
}

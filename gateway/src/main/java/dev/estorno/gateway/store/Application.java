package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.IdempotencyKey;

/**
 * A request to take a cancellation in.
 *
 * @param fresh the cancellation to be, queued, if nothing under way can be joined
 * @param door whose keys these are: the same key at two doors is two keys
 * @param fingerprint of what was asked; the same key with another fingerprint is refused
 * @param retryRefused whether a key whose cancellation was refused may start a new one (platforms
 *     that repeat a request for a day hoping for success)
 * @param claim decides whether the fresh row is claimed in the same transaction, when nothing else
 *     is open on its payment
 */
public record Application(
    Cancellation fresh,
    String door,
    IdempotencyKey key,
    String fingerprint,
    Details details,
    boolean retryRefused,
    Decider claim) {
  /** The same application, claimed as {@code decider} says. */
  public Application claimedBy(Decider decider) {
    return new Application(fresh, door, key, fingerprint, details, retryRefused, decider);
  }
}

package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Reason;
import java.util.Set;

/**
 * A request to take a cancellation in.
 *
 * @param fresh the cancellation to be, queued, if nothing under way can be joined
 * @param door whose keys these are: the same key at two doors is two keys
 * @param fingerprint of what was asked; the same key with another fingerprint is refused
 * @param retried a key whose cancellation was refused for one of these reasons starts a new one
 *     (platforms repeat a request for a day hoping for success); refused for any other, it leads to
 *     the refused row for ever
 * @param claim decides whether the fresh row is claimed in the same transaction, when nothing else
 *     is open on its payment
 */
public record Application(
    Cancellation fresh,
    String door,
    IdempotencyKey key,
    String fingerprint,
    Details details,
    Set<Reason> retried,
    Decider claim) {
  public Application {
    retried = Set.copyOf(retried);
  }

  /** The same application, claimed as {@code decider} says. */
  public Application claimedBy(Decider decider) {
    return new Application(fresh, door, key, fingerprint, details, retried, decider);
  }
}

package dev.estorno.gateway.store.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What becomes of a delivery that is due. */
public final class Claiming {
  private Claiming() {}

  /** The delivery as it then stands: sent, put back, or given up; empty when it stays as it is. */
  public static Optional<Delivery> of(
      Health health, Delivery due, Instant now, Instant leaseUntil, Predicate<Endpoint.Key> place) {
    return switch (health.standing()) {
      case DISABLED, REMOVED -> Optional.of(due.over(Delivery.State.GIVEN_UP, now));
      case HELD ->
          health.probe().equals(due.notice())
              ? sent(due, leaseUntil, place)
              : Optional.of(due.waiting(Optional.empty()));
      case OPEN -> sent(due, leaseUntil, place);
    };
  }

  private static Optional<Delivery> sent(
      Delivery due, Instant leaseUntil, Predicate<Endpoint.Key> place) {
    return place.test(due.endpoint()) ? Optional.of(due.sending(leaseUntil)) : Optional.empty();
  }
}

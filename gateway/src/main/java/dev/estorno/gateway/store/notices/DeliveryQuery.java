package dev.estorno.gateway.store.notices;

import java.util.Optional;
import java.util.Set;

/**
 * Which deliveries of one endpoint, newest first.
 *
 * @param states any of these; empty: all
 * @param after the notice of the last one of the page before
 */
public record DeliveryQuery(
    Endpoint.Key endpoint, Set<Delivery.State> states, Optional<String> after, int rowsMax) {
  public DeliveryQuery {
    states = Set.copyOf(states);
  }
}

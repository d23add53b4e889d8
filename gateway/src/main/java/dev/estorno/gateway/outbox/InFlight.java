package dev.estorno.gateway.outbox;

import dev.estorno.gateway.store.notices.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many notices are on their way, to each endpoint and in all. */
final class InFlight {
  private final int perEndpointMax;
  private final int allMax;
  private final Map<Endpoint.Key, Integer> counts = new HashMap<>();
  private int all;

  InFlight(int perEndpointMax, int allMax) {
    this.perEndpointMax = perEndpointMax;
    this.allMax = allMax;
  }

  synchronized void enter(Endpoint.Key key) {
    counts.merge(key, 1, Integer::sum);
    all++;
  }

  synchronized void leave(Endpoint.Key key) {
    counts.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null);
    all--;
  }

  synchronized int places() {
    return allMax - all;
  }

  synchronized int places(Endpoint.Key key) {
    return perEndpointMax - counts.getOrDefault(key, 0);
  }

  synchronized Set<Endpoint.Key> full() {
    return counts.entrySet().stream()
        .filter(it -> it.getValue() >= perEndpointMax)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}

package dev.estorno.gateway.store.notices;

import static java.util.Comparator.comparing;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Times;
import dev.estorno.gateway.store.notices.Delivery.State;
import dev.estorno.gateway.store.notices.Health.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rows of an outbox in memory, and how they are found. */
final class MemoryRows {
  record NoticeKey(MerchantId merchant, String id) {}

  record DeliveryKey(Endpoint.Key endpoint, String notice) {}

  static final Comparator<Delivery> BY_NOTICE =
      comparing((Delivery it) -> it.endpoint().merchant().text())
          .thenComparing(Delivery::notice)
          .thenComparing(it -> it.endpoint().id());

  final Map<Endpoint.Key, Endpoint> endpoints =
      new TreeMap<>(
          comparing((Endpoint.Key it) -> it.merchant().text()).thenComparing(it -> it.id()));

  final Map<NoticeKey, Notice> notices = new LinkedHashMap<>();
  final Map<DeliveryKey, Delivery> deliveries = new LinkedHashMap<>();

  Stream<Delivery> heldBack(Endpoint it) {
    return of(it.key())
        .filter(delivery -> delivery.state() == State.WAITING && delivery.dueAt().isEmpty())
        .sorted(BY_NOTICE);
  }

  Stream<Notice> matching(NoticeQuery query) {
    return notices.values().stream()
        .filter(it -> it.merchant().equals(query.merchant()))
        .filter(it -> query.types().isEmpty() || query.types().contains(it.type()))
        .filter(
            it -> query.cancellation().isEmpty() || query.cancellation().equals(it.cancellation()))
        .filter(it ->
            !it.at().isBefore(Times.cut(query.from())) && it.at().isBefore(Times.cut(query.to())));
  }

  List<Delivery> due(Instant now, int rowsMax, Set<Endpoint.Key> full) {
    return deliveries.values().stream()
        .filter(it -> it.dueAt().filter(due -> !due.isAfter(Times.cut(now))).isPresent())
        .filter(it -> !full.contains(it.endpoint()))
        .sorted(comparing((Delivery it) -> it.dueAt().orElseThrow()).thenComparing(BY_NOTICE))
        .limit(rowsMax)
        .toList();
  }

  Stream<Delivery> of(Endpoint.Key key) {
    return deliveries.values().stream().filter(it -> it.endpoint().equals(key));
  }

  Endpoint known(Endpoint.Key key) {
    return Objects.requireNonNull(endpoints.get(key), "a delivery without its endpoint");
  }

  static boolean isSeen(Endpoint it) {
    return it.health().standing() != Standing.REMOVED;
  }

  void keep(Endpoint it) {
    endpoints.put(it.key(), it);
  }

  void keep(Notice it) {
    notices.put(new NoticeKey(it.merchant(), it.id()), it);
  }

  void keep(Delivery it) {
    deliveries.put(new DeliveryKey(it.endpoint(), it.notice()), it);
  }
}

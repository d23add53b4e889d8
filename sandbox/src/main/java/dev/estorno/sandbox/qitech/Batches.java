package dev.estorno.sandbox.qitech;

import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.kit.Ids;
import dev.estorno.sandbox.qitech.PaymentOrder.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Payment orders of one day and one kind, together. */
final class Batches {

  private static final int PAGE_SIZE = 25;
  private static final int PAGE_SIZE_MAX = 1000;

  /** One conciliation batch; what it says of itself follows from its orders. */
  static final class Batch {
    final String key;
    final String type;
    final LocalDate referenceDate;
    final Instant createdAt;
    final List<PaymentOrder> orders = new ArrayList<>();

    Batch(String key, String type, LocalDate referenceDate, Instant createdAt) {
      this.key = key;
      this.type = type;
      this.referenceDate = referenceDate;
      this.createdAt = createdAt;
    }

    List<PaymentOrder> counted() {
      return orders.stream().filter(it -> it.status != Status.CANCELLED).toList();
    }

    List<PaymentOrder> conciliated() {
      return counted().stream().filter(it -> it.amount.isPresent()).toList();
    }

    String status(Instant now) {
      List<PaymentOrder> counted = counted();
      if (counted.isEmpty()) return "cancelled";
      if (counted.stream().allMatch(it -> it.status.isFinal())) return "completed";
      if (counted.stream().anyMatch(it -> !it.status.isCancellable())) return "processing";
      return now.isBefore(Assumed.deadline(referenceDate)) ? "open" : "closed";
    }
  }

  private final Map<String, Batch> batches = new LinkedHashMap<>();
  private final Map<String, Batch> ofOrder = new HashMap<>();
  private final RandomGenerator chance;

  Batches(RandomGenerator chance) {
    this.chance = chance;
  }

  Optional<Batch> find(String key) {
    return Optional.ofNullable(batches.get(key));
  }

  /** The batch of an order that was added. */
  Batch of(PaymentOrder order) {
    return Optional.ofNullable(ofOrder.get(order.key))
        .orElseThrow(() -> new AssertionError("in no batch: " + order.key));
  }

  /** Puts an order where it belongs; true when that is a new batch. */
  boolean add(PaymentOrder order, Instant now) {
    String type = order.recurrence.terms.type();
    Optional<Batch> open =
        batches.values().stream()
            .filter(it -> it.type.equals(type) && it.referenceDate.equals(order.referenceDate))
            .findFirst();
    Batch batch = open.orElseGet(() -> new Batch(Ids.uuid(chance), type, order.referenceDate, now));
    batches.put(batch.key, batch);
    batch.orders.add(order);
    ofOrder.put(order.key, batch);
    return open.isEmpty();
  }

  /** One page of those that the query asks for, oldest first; empty when the query is wrong. */
  Optional<List<Batch>> list(Exchange exchange, Instant now) {
    Optional<String> status = exchange.query("payment_order_conciliation_batch_status");
    Optional<String> type = exchange.query("payment_order_conciliation_batch_type");
    Stream<Batch> found =
        batches.values().stream()
            .filter(it -> status.isEmpty() || status.get().equals(it.status(now)))
            .filter(it -> type.isEmpty() || type.get().equals(it.type))
            .filter(it -> isWithin(exchange, it.referenceDate));
    return page(exchange, found);
  }

  /** One page of a list; empty when its number or its size is none. */
  static <T> Optional<List<T>> page(Exchange exchange, Stream<T> found) {
    Optional<Integer> page = number(exchange.query("page").orElse("1"));
    Optional<Integer> size =
        number(exchange.query("page_size").orElse(String.valueOf(PAGE_SIZE)))
            .filter(it -> it <= PAGE_SIZE_MAX);
    if (page.isEmpty() || size.isEmpty()) return Optional.empty();
    long before = (page.get() - 1L) * size.get();
    return Optional.of(found.skip(before).limit(size.get()).toList());
  }

  /** Dates as ISO 8601 writes them compare as texts; a time after the date is not looked at. */
  static boolean isWithin(Exchange exchange, LocalDate day) {
    boolean afterFrom =
        exchange.query("from_date").map(it -> day(it).compareTo(day.toString()) <= 0).orElse(true);
    boolean beforeTo =
        exchange.query("to_date").map(it -> day(it).compareTo(day.toString()) >= 0).orElse(true);
    return afterFrom && beforeTo;
  }

  private static String day(String text) {
    return text.substring(0, Math.min(text.length(), 10));
  }

  private static Optional<Integer> number(String text) {
    return Optional.of(text).filter(it -> it.matches("[1-9][0-9]{0,6}")).map(Integer::valueOf);
  }
}

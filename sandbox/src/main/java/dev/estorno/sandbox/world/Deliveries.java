package dev.estorno.sandbox.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last callbacks that were tried, for people who wonder why theirs did not come. */
public final class Deliveries {

  /**
   * One attempt.
   *
   * @param outcome {@code 200}, {@code 503}, {@code ConnectException}...
   */
  public record Delivery(
      String provider, String url, String body, int attempt, Instant at, String outcome) {}

  private static final int KEPT_MAX = 1000;

  private final Deque<Delivery> last = new ArrayDeque<>();

  synchronized void add(Delivery delivery) {
    if (last.size() == KEPT_MAX) last.removeFirst();
    last.addLast(delivery);
  }

  /** Oldest first, at most the last thousand. */
  public synchronized List<Delivery> all() {
    return new ArrayList<>(last);
  }

  synchronized void clear() {
    last.clear();
  }
}

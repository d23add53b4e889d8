package dev.estorno.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Everything that will happen, by time and then by order of entry: the only clock there is. */
final class Agenda implements InstantSource {
  private record Item(Instant at, long number, Runnable task) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::number));
  private Instant now;
  private long number;

  Agenda(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Has the task run at that instant, or now if it is over. */
  void at(Instant when, Runnable task) {
    items.add(new Item(when.isBefore(now) ? now : when, number++, task));
  }

  void after(Duration delay, Runnable task) {
    at(now.plus(delay), task);
  }

  /** Runs what comes next; false when nothing does. */
  boolean step() {
    Item next = items.poll();
    if (next == null) {
      return false;
    }
    now = next.at();
    next.task().run();
    return true;
  }

  /** How many items have run or wait: for bounds. */
  long entries() {
    return number;
  }
}

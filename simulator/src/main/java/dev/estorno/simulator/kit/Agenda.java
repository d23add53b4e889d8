package dev.estorno.simulator.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Everything that will happen, by time and then by order of entry: the only clock there is. */
public final class Agenda implements InstantSource {
  /** A history that does not come to its end. */
  public static final class Endless extends Error {
    private static final long serialVersionUID = 1L;

    Endless(long entries) {
      super("it never ends: " + entries + " steps");
    }
  }

  private record Item(Instant at, long number, Runnable task) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::number));
  private final long entriesMax;
  private Instant now;
  private long number;

  public Agenda(Instant start, long entriesMax) {
    this.now = start;
    this.entriesMax = entriesMax;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Has the task run at that instant, or now if it is over. */
  public void at(Instant when, Runnable task) {
    if (number >= entriesMax) {
      throw new Endless(number);
    }
    items.add(new Item(when.isBefore(now) ? now : when, number++, task));
  }

  public void after(Duration delay, Runnable task) {
    at(now.plus(delay), task);
  }

  /** Runs what comes next; false when nothing does. */
  public boolean step() {
    Item next = items.poll();
    if (next == null) {
      return false;
    }
    now = next.at();
    next.task().run();
    return true;
  }

  /** When the next item is due; now, if there is none. */
  public long entries() {
    return number;
  }

  /** When the next item is due; now, if there is none. */
  public Instant next() {
    Item next = items.peek();
    return next == null ? now : next.at();
  }
}

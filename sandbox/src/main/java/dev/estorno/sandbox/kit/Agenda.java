package dev.estorno.sandbox.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is due when, in order of time and, within one instant, of entry. An entry is a hint to look:
 * a thing that no longer is in the state it was entered for is skipped by its owner.
 */
public final class Agenda<T> {

  /** One entry: look at {@code what} at {@code at}. */
  public record Due<T>(Instant at, long sequence, T what) {}

  private final PriorityQueue<Due<T>> entries =
      new PriorityQueue<>(
          Comparator.comparing((Due<T> due) -> due.at()).thenComparingLong(Due::sequence));
  private long sequence;

  public void add(Instant at, T what) {
    entries.add(new Due<>(at, sequence++, what));
  }

  /** When the next entry is due. */
  public Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(Due::at);
  }

  /** Takes the first entry that is due at {@code now}. */
  public Optional<Due<T>> take(Instant now) {
    Due<T> first = entries.peek();
    if (first == null || first.at().isAfter(now)) return Optional.empty();
    return Optional.ofNullable(entries.poll());
  }
}

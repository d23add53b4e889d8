package dev.estorno.gateway.store;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Deadline;
import dev.estorno.core.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What waits in a store, counted: for those who watch over it.
 *
 * @param piles one for each account and state that has open cancellations
 * @param flagged how many, open or final, contradict what a provider said; of each account
 * @param whole false: there are more rows than are counted, and every count is at least so much
 */
public record Stock(Set<Pile> piles, Map<AccountKey, Long> flagged, boolean whole) {
  /** A person who is told so early can still act. */
  public static final Duration SOON = Duration.ofHours(1);

  public static final Duration NEAR = Duration.ofHours(4);

  /** Counting costs the database a tenth of a second or two at this many rows; no more are read. */
  public static final int ROWS_MAX = 100_000;

  /**
   * The open cancellations of one account that are in one state.
   *
   * @param oldest when the first of them was accepted
   * @param nearest the first deadline that is still to come, if any
   * @param soon how many have a deadline within {@link #SOON}
   * @param near how many have one within {@link #NEAR}
   */
  public record Pile(
      AccountKey account,
      State.Kind state,
      long count,
      Instant oldest,
      Optional<Instant> nearest,
      long soon,
      long near) {}

  public Stock {
    piles = Set.copyOf(piles);
    flagged = Map.copyOf(flagged);
  }

  /** Counts these rows, as plainly as it can be said. */
  static Stock of(List<Cancellation> rows, Instant at) {
    Instant now = Times.cut(at);
    record Heap(AccountKey account, State.Kind state) {}
    Map<Heap, List<Cancellation>> heaps =
        rows.stream()
            .filter(it -> !it.state().isFinal())
            .collect(Collectors.groupingBy(it -> new Heap(AccountKey.of(it), it.state().kind())));
    Set<Pile> piles =
        heaps.entrySet().stream()
            .map(it -> pile(it.getKey().account(), it.getKey().state(), it.getValue(), now))
            .collect(Collectors.toSet());
    Map<AccountKey, Long> flagged =
        rows.stream()
            .filter(it -> !it.attention().isEmpty())
            .map(AccountKey::of)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new Stock(piles, flagged, true);
  }

  private static Pile pile(
      AccountKey account, State.Kind state, List<Cancellation> them, Instant now) {
    return new Pile(
        account,
        state,
        them.size(),
        them.stream().map(Cancellation::createdAt).min(Comparator.naturalOrder()).orElseThrow(),
        ahead(them, now).min(Comparator.naturalOrder()),
        ahead(them, now).filter(it -> !it.isAfter(now.plus(SOON))).count(),
        ahead(them, now).filter(it -> !it.isAfter(now.plus(NEAR))).count());
  }

  /** A deadline that has gone by presses nobody any more. */
  private static Stream<Instant> ahead(List<Cancellation> them, Instant now) {
    return them.stream()
        .flatMap(it ->
            switch (it.deadline()) {
              case Deadline.NoneKnown _ -> Stream.empty();
              case Deadline.At(Instant instant) -> Stream.of(instant);
            })
        .filter(it -> it.isAfter(now));
  }
}

package dev.estorno.gateway.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Splits what is done together into waves in which no two are about the same thing. Things that
 * meet are carried out one after another, in the order they came.
 */
public final class Waves {
  private Waves() {}

  /** Carries out one wave, and gives back a result for each item. */
  @FunctionalInterface
  public interface Work<I, R> {
    List<R> on(List<I> items) throws SQLException;
  }

  private record Placed<I>(int place, I item) {}

  /**
   * @param about what an item meets others over
   * @return a result for each item, in their order
   */
  public static <I, R> List<R> carryOut(List<I> items, Function<I, List<?>> about, Work<I, R> work)
      throws SQLException {
    Map<Integer, List<Placed<I>>> waves = new TreeMap<>();
    Map<Object, Integer> free = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      List<?> things = about.apply(items.get(i));
      int wave = things.stream().mapToInt(it -> free.getOrDefault(it, 0)).max().orElse(0);
      things.forEach(it -> free.put(it, wave + 1));
      waves.computeIfAbsent(wave, _ -> new ArrayList<>()).add(new Placed<>(i, items.get(i)));
    }
    Map<Integer, R> results = new TreeMap<>();
    for (Entry<Integer, List<Placed<I>>> it : waves.entrySet()) {
      List<R> some = work.on(it.getValue().stream().map(Placed::item).toList());
      for (int i = 0; i < some.size(); i++) {
        results.put(it.getValue().get(i).place(), some.get(i));
      }
    }
    return List.copyOf(results.values());
  }
}

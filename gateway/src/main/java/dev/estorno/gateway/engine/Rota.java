package dev.estorno.gateway.engine;

import static java.util.Comparator.comparing;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Deals the rows of a turn out: merchants share alike, and so do the accounts of one merchant.
 * Whoever has waited longest for a share is first, so that nobody starves where a turn has fewer
 * rows than there are accounts. For one thread.
 */
final class Rota {
  private static final Comparator<AccountKey> BY_NAME =
      comparing((AccountKey it) -> it.provider().text()).thenComparing(it -> it.account().text());

  // When each had its last share. As long as the settings and the rows have accounts.
  private final Map<Object, Long> served = new HashMap<>();
  private long turns;

  /**
   * @param due the accounts of which something is due
   * @param places how many rows of an account can be worked on now
   */
  List<Share> deal(Collection<AccountKey> due, ToLongFunction<AccountKey> places, int rowsMax) {
    turns++;
    Map<MerchantId, Map<AccountKey, Long>> wanted =
        new TreeMap<>(byWaiting(comparing(MerchantId::text)));
    for (AccountKey it : due) {
      long some = places.applyAsLong(it);
      if (some > 0) {
        wanted
            .computeIfAbsent(it.merchant(), _ -> new TreeMap<>(byWaiting(BY_NAME)))
            .put(it, Math.min(some, rowsMax));
      }
    }
    Map<MerchantId, Long> all = new LinkedHashMap<>();
    wanted.forEach((it, accounts) -> all.put(it, sum(accounts)));
    List<Share> shares = new ArrayList<>();
    split(all, rowsMax)
        .forEach((merchant, rows) ->
            split(wanted.getOrDefault(merchant, Map.of()), rows)
                .forEach((it, some) -> shares.add(new Share(it, some.intValue()))));
    shares.forEach(it -> {
      served.put(it.account(), turns);
      served.put(it.account().merchant(), turns);
    });
    return shares;
  }

  private <T> Comparator<T> byWaiting(Comparator<T> name) {
    return comparing((T it) -> served.getOrDefault(it, 0L)).thenComparing(name);
  }

  private static long sum(Map<?, Long> some) {
    return some.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same to each, but to nobody more than wanted; what is left over, one each from the top. */
  private static <T> Map<T, Long> split(Map<T, Long> wanted, long rows) {
    Map<T, Long> given = new LinkedHashMap<>();
    Map<T, Long> open = new LinkedHashMap<>(wanted);
    for (long left = rows; left > 0 && !open.isEmpty(); left = rows - sum(given)) {
      long each = Math.max(1, left / open.size());
      for (T it : List.copyOf(open.keySet())) {
        long lacking = wanted.getOrDefault(it, 0L) - given.getOrDefault(it, 0L);
        long some = Math.min(Math.min(each, left), lacking);
        left -= some;
        if (some > 0) {
          given.merge(it, some, Long::sum);
        } else {
          open.remove(it);
        }
      }
    }
    return given;
  }
}

package dev.estorno.gateway.engine;

import dev.estorno.gateway.store.AccountKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Counts the talks under way per account, so that one provider that hangs holds only its own. */
final class InFlight {
  private final Map<AccountKey, Integer> counts = new ConcurrentHashMap<>();
  private final ToIntFunction<AccountKey> callsAtOnceMax;

  InFlight(ToIntFunction<AccountKey> callsAtOnceMax) {
    this.callsAtOnceMax = callsAtOnceMax;
  }

  /** Takes a place if there is one. */
  boolean tryEnter(AccountKey account) {
    int max = callsAtOnceMax.applyAsInt(account);
    // The count after, or the old one unchanged when the account is full: told apart by the flag.
    boolean[] entered = {false};
    counts.compute(
        account,
        (_, held) -> {
          int now = held == null ? 0 : held;
          entered[0] = now < max;
          return entered[0] ? now + 1 : now;
        });
    return entered[0];
  }

  void leave(AccountKey account) {
    counts.computeIfPresent(account, (_, held) -> held == 1 ? null : held - 1);
  }

  /** How many places an account has left. */
  int free(AccountKey account) {
    return callsAtOnceMax.applyAsInt(account) - counts.getOrDefault(account, 0);
  }

  int underWay() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}

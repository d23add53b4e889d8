package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.store.AccountKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words on a meter, bounded: every combination of them is a series that somebody stores. */
final class Labels {
  /** A gateway with more accounts than this shows the others together. */
  static final int ACCOUNTS_MAX = 100;

  static final String OTHER = "other";

  private final Map<AccountKey, String> accounts;

  Labels(Collection<AccountKey> known) {
    this.accounts =
        known.stream()
            .sorted(Comparator.comparing(Labels::name).thenComparing(it -> it.provider().text()))
            .limit(ACCOUNTS_MAX)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Labels::name));
  }

  /** Merchant and account; a provider's account that the settings do not name is one of others. */
  String account(AccountKey it) {
    return accounts.getOrDefault(it, OTHER);
  }

  private static String name(AccountKey it) {
    return it.merchant() + "/" + it.account();
  }
}

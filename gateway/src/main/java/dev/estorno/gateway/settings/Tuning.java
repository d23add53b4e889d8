package dev.estorno.gateway.settings;

import dev.estorno.core.ProviderName;
import dev.estorno.gateway.care.Bounds;
import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import java.util.HashMap;
import java.util.Map;

/** The bounds that the operator wants instead of a provider's own: at a provider, or an account. */
public record Tuning(Map<ProviderName, Tuned> providers, Map<AccountKey, Tuned> accounts) {
  public static final Tuning NONE = new Tuning(Map.of(), Map.of());

  /** A provider's facts within the bounds wanted, and when its circuits open. */
  public record Tuned(Facts facts, Breaker breaker) {
    static Tuned own(Provider provider) {
      return new Tuned(provider.facts(), Breaker.STANDARD);
    }

    Bounds bounds() {
      return Bounds.of(facts, breaker);
    }
  }

  public Tuning {
    providers = Map.copyOf(providers);
    accounts = Map.copyOf(accounts);
  }

  /** The same, with bounds of their own for more accounts. */
  Tuning with(Map<AccountKey, Tuned> more) {
    Map<AccountKey, Tuned> all = new HashMap<>(accounts);
    all.putAll(more);
    return new Tuning(providers, all);
  }

  /** What is wanted at that provider, for accounts without bounds of their own. */
  public Tuned of(Provider provider) {
    return providers.getOrDefault(provider.name(), Tuned.own(provider));
  }

  Tuned of(Provider provider, AccountKey account) {
    return accounts.getOrDefault(account, of(provider));
  }
}

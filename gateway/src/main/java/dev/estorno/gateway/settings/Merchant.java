package dev.estorno.gateway.settings;

import dev.estorno.core.MerchantId;
import dev.estorno.providers.Account;
import dev.estorno.providers.Secret;
import java.util.List;

/** Whose payments these are, and how its systems prove that they speak for it. */
public record Merchant(
    MerchantId id, List<Secret> apiKeys, List<Account> accounts, List<VtexStore> vtexStores) {
  public Merchant {
    apiKeys = List.copyOf(apiKeys);
    accounts = List.copyOf(accounts);
    vtexStores = List.copyOf(vtexStores);
  }
}

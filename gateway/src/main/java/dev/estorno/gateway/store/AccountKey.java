package dev.estorno.gateway.store;

import dev.estorno.core.AccountName;
import dev.estorno.core.Cancellation;
import dev.estorno.core.MerchantId;
import dev.estorno.core.ProviderName;

/** One merchant's account at one provider. */
public record AccountKey(MerchantId merchant, ProviderName provider, AccountName account) {
  public static AccountKey of(Cancellation it) {
    return new AccountKey(it.merchant(), it.payment().provider(), it.payment().account());
  }
}

package dev.estorno.gateway.line;

import dev.estorno.core.ProviderName;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The merchants' accounts, and the connectors that serve them. */
public final class Accounts {
  private final Map<AccountKey, Account> accounts;
  private final Map<ProviderName, Provider> providers;
  private final Map<AccountKey, Provider> ofTheirOwn;

  public Accounts(Collection<Account> accounts, Collection<Provider> providers) {
    this(accounts, providers, Map.of());
  }

  /**
   * The accounts and their connectors.
   *
   * @param ofTheirOwn the connectors of those accounts that want other bounds than their provider
   */
  public Accounts(
      Collection<Account> accounts,
      Collection<Provider> providers,
      Map<AccountKey, Provider> ofTheirOwn) {
    this.accounts = accounts.stream().collect(Collectors.toMap(Accounts::key, Function.identity()));
    this.providers =
        providers.stream().collect(Collectors.toMap(Provider::name, Function.identity()));
    this.ofTheirOwn = Map.copyOf(ofTheirOwn);
  }

  public Optional<Account> find(AccountKey key) {
    return Optional.ofNullable(accounts.get(key));
  }

  /** The connector of that name; every account of the settings has one. */
  public Optional<Provider> provider(ProviderName name) {
    return Optional.ofNullable(providers.get(name));
  }

  /** The connector that asks for that account, within the account's bounds. */
  public Optional<Provider> provider(AccountKey key) {
    Provider own = ofTheirOwn.get(key);
    return own == null ? provider(key.provider()) : Optional.of(own);
  }

  /**
   * What holds for that account.
   *
   * @throws IllegalArgumentException when no connector has its provider's name
   */
  public Facts facts(AccountKey key) {
    return provider(key)
        .map(Provider::facts)
        .orElseThrow(() -> new IllegalArgumentException("no connector is named " + key.provider()));
  }

  public Collection<Provider> providers() {
    return List.copyOf(providers.values());
  }

  public Collection<Account> all() {
    return List.copyOf(accounts.values());
  }

  public static AccountKey key(Account account) {
    return new AccountKey(account.merchant(), account.provider(), account.name());
  }
}

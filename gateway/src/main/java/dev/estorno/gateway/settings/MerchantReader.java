package dev.estorno.gateway.settings;

import dev.estorno.core.AccountName;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.gateway.settings.yaml.YamlMap;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import dev.estorno.providers.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the merchants: their keys, their accounts and their VTEX stores. */
final class MerchantReader {
  private static final String API_KEY_FORM = "[\\x21-\\x7e]{1,500}";

  private final Map<String, Provider> providers;
  private final Set<Object> seen = new HashSet<>();
  private final Tuning tuning;
  private final Map<AccountKey, Tuning.Tuned> tuned = new LinkedHashMap<>();

  MerchantReader(Collection<Provider> providers, Tuning tuning) {
    this.tuning = tuning;
    this.providers =
        providers.stream()
            .sorted((a, b) -> a.name().text().compareTo(b.name().text()))
            .collect(
                Collectors.toMap(
                    it -> it.name().text(), Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }

  List<Merchant> merchants(YamlMap root) {
    List<Merchant> merchants = root.maps("merchants").stream().map(this::merchant).toList();
    if (merchants.isEmpty()) {
      throw root.missing("merchants", "write at least one, with a name, api_keys and accounts");
    }
    return merchants;
  }

  private Merchant merchant(YamlMap map) {
    try (map) {
      String name = map.text("name", "give the merchant a name, such as my-shop");
      once(map, "name", name);
      MerchantId id = named(map, "name", () -> new MerchantId(name));
      List<Secret> keys = map.secrets("api_keys");
      keys.forEach(it -> {
        once(map, "api_keys", it);
        if (!it.reveal().matches(API_KEY_FORM)) {
          throw map.bad("api_keys", "has a key that is not printable ASCII without spaces");
        }
      });
      List<Account> accounts = map.maps("accounts").stream().map(it -> account(id, it)).toList();
      List<VtexStore> stores = map.maps("vtex").stream().map(it -> store(accounts, it)).toList();
      return new Merchant(id, keys, accounts, stores);
    }
  }

  private Account account(MerchantId merchant, YamlMap map) {
    try (map) {
      String word = map.text("provider", "write one of " + String.join(", ", providers.keySet()));
      Provider provider = map.meaning("provider", word, providers);
      String name = map.maybeText("name").orElse("main");
      AccountName account = named(map, "name", () -> new AccountName(name));
      once(map, "name", List.of(merchant, provider.name(), account));
      URI base = base(map);
      if (map.has("bounds")) {
        tuned.put(
            new AccountKey(merchant, provider.name(), account),
            BoundsReader.account(tuning.of(provider), map.map("bounds")));
      }
      return new Account(merchant, provider.name(), account, base, credentials(map, provider));
    }
  }

  /** The accounts read so far that have bounds of their own. */
  Map<AccountKey, Tuning.Tuned> tuned() {
    return Map.copyOf(tuned);
  }

  private static Map<String, Secret> credentials(YamlMap map, Provider provider) {
    Map<String, Secret> credentials = new LinkedHashMap<>();
    try (YamlMap below = map.map("credentials")) {
      for (String name : provider.facts().credentials()) {
        String remedy = "write it, or ${ENV:NAME}, or file:PATH";
        credentials.put(name, below.secret(name, remedy));
      }
      return credentials;
    }
  }

  private static URI base(YamlMap map) {
    String text = map.text("base_url", "write the provider's address, such as https://HOST/PATH");
    try {
      URI base = URI.create(text.replaceAll("/+$", ""));
      boolean http = List.of("http", "https").contains(String.valueOf(base.getScheme()));
      if (http && base.getHost() != null && base.getQuery() == null && base.getUserInfo() == null) {
        return base;
      }
    } catch (IllegalArgumentException _) {
      throw noAddress(map);
    }
    throw noAddress(map);
  }

  private static BadSettings noAddress(YamlMap map) {
    return map.bad("base_url", "is no address; write one such as https://HOST/PATH");
  }

  private VtexStore store(List<Account> accounts, YamlMap map) {
    try (map) {
      Secret key = map.secret("key", "write the AppKey that VTEX will send");
      Secret token = map.secret("token", "write the AppToken that VTEX will send");
      once(map, "key", List.of(key, token));
      return new VtexStore(
          key,
          token,
          storeAccount(accounts, map),
          map.word(
              "reference",
              words(VtexStore.Reference.values(), VtexStore.Reference::member),
              VtexStore.Reference.PAYMENT_ID),
          map.word(
              "partial",
              words(VtexStore.Partial.values(), VtexStore.Partial::word),
              VtexStore.Partial.OFF),
          map.word(
              "failures",
              words(VtexStore.Failures.values(), VtexStore.Failures::word),
              VtexStore.Failures.OPENAPI),
          map.word(
              "on_paid", Map.of("refund", OnPaid.REFUND, "refuse", OnPaid.REFUSE), OnPaid.REFUND));
    }
  }

  private static Account storeAccount(List<Account> accounts, YamlMap map) {
    String provider = map.text("provider", "write the provider that holds this store's payments");
    String name = map.maybeText("account").orElse("main");
    return accounts.stream()
        .filter(it -> it.provider().text().equals(provider) && it.name().text().equals(name))
        .findFirst()
        .orElseThrow(() ->
            map.bad(
                "provider",
                "and account name "
                    + provider
                    + "/"
                    + name
                    + ", which this merchant does not"
                    + " have; it has "
                    + names(accounts)));
  }

  private static String names(List<Account> accounts) {
    List<String> names = new ArrayList<>();
    accounts.forEach(it -> names.add(it.provider() + "/" + it.name()));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** Two that would be told apart by nothing. */
  private void once(YamlMap map, String key, Object what) {
    if (!seen.add(List.of(key, what))) {
      throw map.bad(key, "was used before in this file; it must tell one from another");
    }
  }

  private static <T> T named(YamlMap map, String key, Supplier<T> name) {
    try {
      return name.get();
    } catch (IllegalArgumentException wrong) {
      throw map.bad(key, "cannot be a name: " + wrong.getMessage());
    }
  }

  private static <E> Map<String, E> words(E[] values, Function<E, String> word) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(word, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }
}

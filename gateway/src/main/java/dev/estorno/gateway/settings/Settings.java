package dev.estorno.gateway.settings;

import dev.estorno.core.Limits;
import dev.estorno.gateway.care.Bounds;
import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.gateway.settings.yaml.Sources;
import dev.estorno.gateway.settings.yaml.Yaml;
import dev.estorno.gateway.settings.yaml.YamlMap;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store;
import dev.estorno.providers.Account;
import dev.estorno.providers.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that an operator decides.
 *
 * @param data the folder of the embedded store
 * @param store whether the rows are in that folder
 * @param limits the bounds of patience at every provider, but for the settle time, which is each
 *     provider's own
 * @param tuning the bounds at providers and of accounts that the operator changed
 * @param notices how merchants are told
 * @param retention what has ended stays for ever where it is empty
 * @param watch what the operator sees
 */
public record Settings(
    Server server,
    Path data,
    StorePlace store,
    List<Merchant> merchants,
    Limits limits,
    Tuning tuning,
    NoticeSettings notices,
    Optional<Retention> retention,
    Watching watch) {

  /**
   * Where the doors are, and whose they are.
   *
   * @param port 0 takes any free one
   * @param node what this process is called among those that share its rows
   */
  public record Server(String host, int port, String node) {
    public static final Server STANDARD = new Server("127.0.0.1", 8080, Node.here());
  }

  /**
   * How long what has ended stays with what is at work.
   *
   * @param finished how long after its end
   * @param then what becomes of it
   */
  public record Retention(Duration finished, Store.Fate then) {
    /** Callers that repeat a request do so within a day. */
    private static final Duration FINISHED_MIN = Duration.ofDays(1);

    /** For ever, where nothing is written. */
    static Optional<Retention> read(YamlMap root) {
      if (!root.has("retention")) {
        return Optional.empty();
      }
      try (YamlMap map = root.map("retention")) {
        Map<String, Store.Fate> fates =
            Map.of("archive", Store.Fate.ARCHIVE, "drop", Store.Fate.DROP);
        Duration finished = map.duration("finished", Duration.ZERO);
        if (finished.compareTo(FINISHED_MIN) < 0) {
          throw map.bad("finished", "is missing or too short; write at least " + FINISHED_MIN);
        }
        return Optional.of(new Retention(finished, map.word("then", fates, Store.Fate.ARCHIVE)));
      }
    }
  }

  public Settings {
    merchants = List.copyOf(merchants);
  }

  /**
   * Reads them from a YAML file.
   *
   * @param providers those that accounts may be at
   * @param environment looks up a variable of the environment
   * @throws BadSettings when they cannot be used as they are
   */
  public static Settings read(
      Path file, Collection<Provider> providers, Function<String, Optional<String>> environment) {
    return new SettingsReader(providers).read(Yaml.read(new Sources(file, environment)));
  }

  /** One merchant, {@code dev}, with an account {@code main} at every provider of a sandbox. */
  public static Settings forSandbox(URI sandbox) {
    return new Settings(
        Server.STANDARD,
        Path.of("data"),
        StorePlace.EMBEDDED,
        List.of(SandboxMerchant.at(sandbox)),
        Limits.STANDARD,
        Tuning.NONE,
        NoticeSettings.STANDARD.anywhere(),
        Optional.empty(),
        Watching.STANDARD);
  }

  public Settings withPort(int port) {
    return new Settings(
        new Server(server.host(), port, server.node()),
        data,
        store,
        merchants,
        limits,
        tuning,
        notices,
        retention,
        watch);
  }

  public Settings withData(Path folder) {
    return new Settings(
        server, folder, store, merchants, limits, tuning, notices, retention, watch);
  }

  public Settings withWatch(Watching watching) {
    return new Settings(
        server, data, store, merchants, limits, tuning, notices, retention, watching);
  }

  /** Every merchant's accounts. */
  public List<Account> accounts() {
    return merchants.stream().flatMap(it -> it.accounts().stream()).toList();
  }

  /** The bounds of patience at this provider. */
  public Limits limits(Provider provider) {
    return limits.withSettle(tuned(provider).facts().settle());
  }

  /** The provider, with its time-out, settle time and so on as the operator wants them. */
  public Provider tuned(Provider provider) {
    return tuned(provider, tuning.of(provider));
  }

  /** The providers of those accounts that have bounds of their own, as they want them. */
  public Map<AccountKey, Provider> tunedAccounts(Collection<Provider> providers) {
    Map<AccountKey, Provider> tuned = new HashMap<>();
    for (Provider provider : providers) {
      tuning
          .accounts()
          .forEach((account, wanted) -> {
            if (account.provider().equals(provider.name())) {
              tuned.put(account, tuned(provider, wanted));
            }
          });
    }
    return tuned;
  }

  /** What that account at this provider bears. */
  public Bounds bounds(Provider provider, AccountKey account) {
    return tuning.of(provider, account).bounds();
  }

  private static Provider tuned(Provider provider, Tuning.Tuned wanted) {
    boolean own = wanted.facts().equals(provider.facts());
    return own ? provider : new TunedProvider(provider, wanted.facts());
  }
}

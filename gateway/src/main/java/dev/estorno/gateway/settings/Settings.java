package dev.estorno.gateway.settings;

import dev.estorno.core.Limits;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.gateway.settings.yaml.Sources;
import dev.estorno.gateway.settings.yaml.Yaml;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
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
 * @param facts of those providers whose bounds the operator changed
 */
public record Settings(
    Server server,
    Path data,
    StorePlace store,
    List<Merchant> merchants,
    Limits limits,
    Map<ProviderName, Facts> facts) {

  /**
   * Where the doors are, and whose they are.
   *
   * @param port 0 takes any free one
   * @param node what this process is called among those that share its rows
   */
  public record Server(String host, int port, String node) {
    public static final Server STANDARD = new Server("127.0.0.1", 8080, Node.here());
  }

  public Settings {
    merchants = List.copyOf(merchants);
    facts = Map.copyOf(facts);
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
        Map.of());
  }

  public Settings withPort(int port) {
    return new Settings(
        new Server(server.host(), port, server.node()), data, store, merchants, limits, facts);
  }

  public Settings withData(Path folder) {
    return new Settings(server, folder, store, merchants, limits, facts);
  }

  /** Every merchant's accounts. */
  public List<Account> accounts() {
    return merchants.stream().flatMap(it -> it.accounts().stream()).toList();
  }

  /** The bounds of patience at this provider. */
  public Limits limits(Provider provider) {
    return limits.withSettle(tuned(provider).facts().settle());
  }

  /** The provider, with its time-out, settle time and calls at once as the operator wants them. */
  public Provider tuned(Provider provider) {
    Facts wanted = facts.getOrDefault(provider.name(), provider.facts());
    return wanted.equals(provider.facts()) ? provider : new TunedProvider(provider, wanted);
  }
}

package dev.estorno.gateway.providers;

import dev.estorno.core.Limits;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.settings.Merchant;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.Tuning;
import dev.estorno.providers.Account;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The gateway as it runs, with one connector, and out of patience after a moment. */
final class QuickGateway {
  private static final Duration TIMEOUT = Duration.ofMillis(400);

  /** What the sandbox delays lands long before this is over. */
  private static final Duration SETTLE = Duration.ofMillis(800);

  private static final Limits LIMITS =
      new Limits(
          1000,
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofHours(24),
          Duration.ofDays(7),
          SETTLE,
          Duration.ZERO);

  private QuickGateway() {}

  /** Opens one whose provider is at {@code providerPort} of this machine. */
  static Gateway open(Provider provider, int providerPort, Path data) {
    return Gateway.start(
        settings(provider, providerPort, data),
        List.of(provider),
        InstantSource.system(),
        new SecureRandom());
  }

  /** The account that it serves. */
  static Account account(Provider provider, int providerPort, Path data) {
    return settings(provider, providerPort, data).accounts().getFirst();
  }

  private static Settings settings(Provider provider, int providerPort, Path data) {
    var standard = Settings.forSandbox(URI.create("http://127.0.0.1:" + providerPort));
    List<Merchant> merchants = standard.merchants().stream().map(it -> only(provider, it)).toList();
    var tuned = new Tuning.Tuned(quick(provider.facts()), Breaker.STANDARD);
    var tuning = new Tuning(Map.of(provider.name(), tuned), Map.of());
    return new Settings(
            standard.server(),
            data,
            standard.store(),
            merchants,
            LIMITS,
            tuning,
            standard.notices(),
            standard.retention(),
            standard.watch())
        .withPort(0);
  }

  private static Merchant only(Provider provider, Merchant it) {
    List<Account> accounts =
        it.accounts().stream().filter(one -> one.provider().equals(provider.name())).toList();
    return new Merchant(it.id(), it.apiKeys(), accounts, List.of());
  }

  private static Facts quick(Facts it) {
    return it.within(TIMEOUT, SETTLE, it.callsAtOnceMax(), it.callsPerSecondMax());
  }
}

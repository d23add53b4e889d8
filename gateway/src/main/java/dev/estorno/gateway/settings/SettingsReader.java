package dev.estorno.gateway.settings;

import dev.estorno.core.Limits;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.settings.yaml.YamlMap;
import dev.estorno.providers.Provider;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the whole tree. */
final class SettingsReader {
  private final Collection<Provider> providers;

  SettingsReader(Collection<Provider> providers) {
    this.providers = List.copyOf(providers);
  }

  Settings read(YamlMap root) {
    try (root) {
      Settings.Server server = server(root.map("server"));
      Tuning tuning = tuning(root.map("providers"));
      var merchants = new MerchantReader(providers, tuning);
      return new Settings(
          server,
          data(root),
          store(root),
          merchants.merchants(root),
          limits(root.map("limits")),
          tuning.with(merchants.tuned()),
          notices(root.map("notices")),
          Settings.Retention.read(root),
          Watching.read(root.map("watch"), server.host()));
    }
  }

  private static Path data(YamlMap root) {
    try {
      return Path.of(root.maybeText("data").orElse("data"));
    } catch (InvalidPathException _) {
      throw root.bad("data", "cannot be a path");
    }
  }

  private static Settings.Server server(YamlMap map) {
    Settings.Server standard = Settings.Server.STANDARD;
    try (map) {
      return new Settings.Server(
          map.maybeText("host").orElse(standard.host()),
          map.whole("port", 0, 65_535, standard.port()),
          map.maybeText("node").orElse(standard.node()));
    }
  }

  private static StorePlace store(YamlMap root) {
    if (!root.has("store")) {
      return StorePlace.EMBEDDED;
    }
    try (YamlMap map = root.map("store")) {
      String url = map.text("url", "write jdbc:postgresql://HOST:PORT/DATABASE");
      if (!url.startsWith(StorePlace.Shared.SCHEME)) {
        throw map.bad("url", "does not begin with " + StorePlace.Shared.SCHEME + "//");
      }
      return new StorePlace.Shared(
          url,
          map.text("user", "write whom the database knows us as"),
          map.secret("password", "write it, or where it is: ${ENV:DATABASE_PASSWORD}"));
    }
  }

  private static NoticeSettings notices(YamlMap map) {
    NoticeSettings standard = NoticeSettings.STANDARD;
    try (map) {
      return new NoticeSettings(
          map.word("private_networks", Map.of("refuse", false, "allow", true), false),
          map.duration("timeout", standard.timeout()),
          map.duration("delay_min", standard.delayMin()),
          map.duration("delay_max", standard.delayMax()),
          map.duration("give_up_after", standard.giveUpAfter()),
          map.duration("keep", standard.keep()));
    } catch (IllegalArgumentException wrong) {
      throw map.bad("", "cannot be: " + wrong.getMessage());
    }
  }

  private static Limits limits(YamlMap map) {
    Limits standard = Limits.STANDARD;
    try (map) {
      return new Limits(
          map.whole("attempts_max", 1, 1_000_000, standard.attemptsMax()),
          map.duration("attempt_delay_min", standard.attemptDelayMin()),
          map.duration("attempt_delay_max", standard.attemptDelayMax()),
          map.duration("look_up_delay_min", standard.lookUpDelayMin()),
          map.duration("look_up_delay_max", standard.lookUpDelayMax()),
          map.duration("doubt_max", standard.doubtMax()),
          map.duration("pending_max", standard.pendingMax()),
          standard.settle(),
          map.duration("deadline_margin", standard.deadlineMargin()));
    } catch (IllegalArgumentException wrong) {
      throw map.bad("", "cannot be: " + wrong.getMessage());
    }
  }

  private Tuning tuning(YamlMap map) {
    Map<ProviderName, Tuning.Tuned> tuned = new LinkedHashMap<>();
    try (map) {
      for (Provider it : providers) {
        String name = it.name().text();
        if (map.has(name)) {
          tuned.put(it.name(), BoundsReader.provider(Tuning.Tuned.own(it), map.map(name)));
        }
      }
      return new Tuning(tuned, Map.of());
    }
  }
}

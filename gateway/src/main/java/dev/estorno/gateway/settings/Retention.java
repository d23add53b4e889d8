package dev.estorno.gateway.settings;

import dev.estorno.gateway.settings.yaml.YamlMap;
import dev.estorno.gateway.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

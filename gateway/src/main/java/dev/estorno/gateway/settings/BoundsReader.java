package dev.estorno.gateway.settings;

import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.settings.Tuning.Tuned;
import dev.estorno.gateway.settings.yaml.YamlMap;
import java.time.Duration;

/** Reads the bounds of a provider or of one account; what is not written stays as it is. */
final class BoundsReader {
  private static final double CALLS_PER_SECOND_MAX = 100_000;

  private BoundsReader() {}

  static Tuned provider(Tuned own, YamlMap map) {
    try (map) {
      return read(own, map, map.duration("settle", own.facts().settle()));
    }
  }

  /** Without the settle time: how long requests travel is the provider's, whoever sends them. */
  static Tuned account(Tuned own, YamlMap map) {
    try (map) {
      return read(own, map, own.facts().settle());
    }
  }

  private static Tuned read(Tuned own, YamlMap map, Duration settle) {
    Duration timeout = map.duration("timeout", own.facts().timeout());
    // The settle time is how long a request whose reply was given up may still travel.
    if (settle.compareTo(timeout) < 0) {
      throw map.has("settle")
          ? map.bad("settle", "is shorter than timeout; write at least " + timeout)
          : map.bad("timeout", "is longer than the settle time, which is " + settle);
    }
    var facts =
        own.facts()
            .within(
                timeout,
                settle,
                map.whole("calls_at_once", 1, 10_000, own.facts().callsAtOnceMax()),
                map.number(
                    "calls_per_second", CALLS_PER_SECOND_MAX, own.facts().callsPerSecondMax()));
    return new Tuned(facts, breaker(own.breaker(), map.map("breaker")));
  }

  private static Breaker breaker(Breaker own, YamlMap map) {
    try (map) {
      return new Breaker(
          map.whole("share", 1, 100, own.share()),
          map.whole("window", 1, Breaker.WINDOW_MAX, own.window()),
          map.duration("pause", own.pause()));
    }
  }
}

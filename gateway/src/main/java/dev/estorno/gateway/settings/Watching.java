package dev.estorno.gateway.settings;

import dev.estorno.gateway.settings.yaml.YamlMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator sees, and where.
 *
 * @param place of the metrics, where it is not the doors' own
 * @param drain how long a node that is to end says so before it takes no more requests
 */
public record Watching(Optional<Place> place, Duration drain, Logs logs, Optional<Traces> traces) {
  public static final Watching STANDARD =
      new Watching(Optional.empty(), Duration.ZERO, Logs.TEXT, Optional.empty());

  /** Systems that end a process give it 30 seconds as a rule; the rest takes less than ten. */
  static final Duration DRAIN_MAX = Duration.ofSeconds(20);

  /**
   * A port of its own.
   *
   * @param port 0 takes any free one
   */
  public record Place(String host, int port) {}

  /** The form of the log's lines. */
  public enum Logs {
    TEXT,
    JSON
  }

  /**
   * Where traces are sent.
   *
   * @param endpoint takes OTLP over HTTP
   * @param sample which part of those is sent that begin here, from 0 to 1
   * @param toldToProviders whether requests to providers carry the header {@code traceparent}
   */
  public record Traces(URI endpoint, double sample, boolean toldToProviders) {}

  static Watching read(YamlMap map, String standardHost) {
    try (map) {
      return new Watching(
          place(map, standardHost),
          drain(map),
          map.word("logs", Map.of("text", Logs.TEXT, "json", Logs.JSON), STANDARD.logs()),
          map.has("traces") ? Optional.of(traces(map.map("traces"))) : Optional.empty());
    }
  }

  private static Duration drain(YamlMap map) {
    Duration drain = map.duration("drain", STANDARD.drain());
    if (drain.compareTo(DRAIN_MAX) > 0) {
      throw map.bad("drain", "is longer than " + DRAIN_MAX + ", when the end is not waited for");
    }
    return drain;
  }

  private static Optional<Place> place(YamlMap map, String standardHost) {
    String host = map.maybeText("host").orElse(standardHost);
    return map.has("port")
        ? Optional.of(new Place(host, map.whole("port", 0, 65_535, 0)))
        : Optional.empty();
  }

  private static Traces traces(YamlMap map) {
    try (map) {
      return new Traces(
          endpoint(map),
          sample(map),
          map.word("tell_providers", Map.of("on", true, "off", false), false));
    }
  }

  private static URI endpoint(YamlMap map) {
    String text = map.text("endpoint", "write http://HOST:4318/v1/traces");
    try {
      var endpoint = new URI(text);
      if (endpoint.getHost() != null && text.matches("https?://.*")) {
        return endpoint;
      }
    } catch (URISyntaxException _) {
      throw map.bad("endpoint", "is not an address; write http://HOST:4318/v1/traces");
    }
    throw map.bad("endpoint", "is not an address; write http://HOST:4318/v1/traces");
  }

  private static double sample(YamlMap map) {
    String text = map.maybeText("sample").orElse("1");
    if (!text.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?")) {
      throw map.bad("sample", "is not a number from 0 to 1");
    }
    return Double.parseDouble(text);
  }
}

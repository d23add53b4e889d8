package dev.estorno.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.providers.Connectors;
import dev.estorno.sandbox.SandboxServer;
import dev.estorno.tidy.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** No dead panel, no alert that can never fire, no metric that nobody explained. */
class WatchFilesTest {
  private static final Pattern NAME = Pattern.compile("\\b(estorno|jvm|process|system)_[a-z_]+\\b");

  /** A metric and what it is selected by; {@code up} is Prometheus' own. */
  private static final Pattern SELECTED = Pattern.compile("\\b(?!up\\{)(\\w+)\\{([^}]*)\\}");

  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

  @TempDir private static Path data;
  private static String scraped = "";

  /** A gateway that has done a little of everything. */
  @BeforeAll
  static void scrape() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1)) {
      var address = URI.create("http://127.0.0.1:" + server.port());
      var settings = Settings.forSandbox(address).withPort(0).withData(data);
      try (Gateway gateway =
              Gateway.start(
                  settings, Connectors.all(), InstantSource.system(), new SecureRandom());
          var sandbox = new SandboxClient(address);
          var rest = new RestClient(at(gateway, ""), "dev-key");
          HttpClient http = HttpClient.newHttpClient()) {
        cancel(rest, sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}"), "cancelled");
        cancel(rest, "nobody-knows-it", "refused");
        var request = HttpRequest.newBuilder(at(gateway, "/metrics")).build();
        scraped = http.send(request, BodyHandlers.ofString()).body();
      }
    }
  }

  private static void cancel(RestClient rest, String payment, String end) throws Exception {
    var body =
        new JsonMapper().createObjectNode().put("provider", "picpay").put("reference", payment);
    assertThat(rest.cancel(body, "key-" + payment, Duration.ofSeconds(20)).text("state"))
        .isEqualTo(end);
  }

  private static URI at(Gateway gateway, String path) {
    return URI.create("http://127.0.0.1:" + gateway.port() + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops/grafana/estorno.json", "ops/prometheus/alerts.yml"})
  void whatAFileAsksForIsThere(String file) throws IOException {
    String text = read(file).replace("\\\"", "\"");
    Set<String> asked = found(NAME, text, it -> it.group());
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked).allSatisfy(it -> assertThat(isShown(it)).as(it).isTrue());
    for (MatchResult it : SELECTED.matcher(text).results().toList()) {
      for (String label : found(LABEL, it.group(2), one -> one.group(1))) {
        assertThat(isShownWith(it.group(1), label)).as(it.group()).isTrue();
      }
    }
  }

  @Test
  void whatIsShownIsExplainedAndWhatIsExplainedIsShown() throws IOException {
    String page = read("docs/operating/watch.md");
    Set<String> shown =
        found(Pattern.compile("(?m)^# TYPE (estorno_\\w+)"), scraped, it -> it.group(1));
    Set<String> explained = found(Pattern.compile("`(estorno_\\w+)` \\|"), page, it -> it.group(1));
    shown.removeIf(it -> it.endsWith("_max"));
    assertThat(explained).isEqualTo(shown);
  }

  @Test
  void everyMetricOfOursSaysWhatItIs() {
    assertThat(scraped.lines().filter(it -> it.startsWith("# HELP estorno_")))
        .allMatch(it -> it.split(" ", 4).length == 4 && it.endsWith("."));
  }

  @Test
  void everyAlertHasItsLineInTheRunbook() throws IOException {
    Set<String> alerts = found(ALERT, read("ops/prometheus/alerts.yml"), it -> it.group(1));
    Set<String> explained =
        found(
            Pattern.compile("(?m)^\\| `(Estorno\\w+)` \\|"),
            read("docs/operating/watch.md"),
            it -> it.group(1));
    assertThat(explained).isEqualTo(alerts);
  }

  private static boolean isShown(String name) {
    return series(name, _ -> true);
  }

  private static boolean isShownWith(String name, String label) {
    return series(name, it -> it.contains("{" + label + "=") || it.contains("," + label + "="));
  }

  private static boolean series(String name, Predicate<String> and) {
    return scraped
        .lines()
        .filter(it -> it.startsWith(name + "{") || it.startsWith(name + " "))
        .anyMatch(and);
  }

  private static Set<String> found(
      Pattern pattern, String text, Function<MatchResult, String> part) {
    return pattern.matcher(text).results().map(part).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(String file) throws IOException {
    return Files.readString(Repository.root().resolve(file));
  }
}

package dev.estorno.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.providers.Connectors;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway, asked as an operator's tools ask it. */
class WatchDoorsTest {
  private static final Watching.Place OWN = new Watching.Place("127.0.0.1", 0);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SandboxServer sandbox = SandboxServer.start(0, 20261122);
  @TempDir private Path data;
  private Optional<Gateway> gateway = Optional.empty();

  private Gateway open(Watching watching) {
    var settings =
        Settings.forSandbox(URI.create("http://127.0.0.1:" + sandbox.port()))
            .withPort(0)
            .withData(data)
            .withWatch(watching);
    var opened =
        Gateway.start(settings, Connectors.all(), InstantSource.system(), new SecureRandom());
    gateway = Optional.of(opened);
    return opened;
  }

  @AfterEach
  void stop() {
    gateway.ifPresent(Gateway::close);
    sandbox.close();
    http.close();
  }

  @Test
  void healthAndMetricsNeedNoKeyAndGiveNothingAway() throws Exception {
    int port = open(Watching.STANDARD).port();
    pay("102030");
    assertThat(cancel(port, "102030", 10).get().body()).contains("\"state\":\"cancelled\"");

    assertThat(get(port, "/health/live").body()).isEqualTo("{\"status\":\"live\"}");
    HttpResponse<String> ready = get(port, "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"status\":\"ready\"", "\"store\":\"ok\"", "\"engine\":\"ok\"");
    HttpResponse<String> metrics = get(port, "/metrics");
    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(metrics.body())
        .contains(
            "# HELP estorno_transitions_total Changes of state recorded by this node.",
            "estorno_transitions_total{from=\"submitting\",provider=\"picpay\",to=\"cancelled\"} 1",
            "route=\"/v1/cancellations\",status=\"201\"",
            "operation=\"accept\"",
            "jvm_memory_used_bytes",
            "estorno_build_info{")
        .doesNotContain("102030", "sandbox-picpay-token", "dev-key");
    assertThat(get(port, "/health/nothing").statusCode()).isEqualTo(404);
    assertThat(get(port, "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void metricsMayHaveAPortOfTheirOwnAndAreThenNowhereElse() throws Exception {
    Gateway opened = open(watching(Optional.of(OWN), Duration.ZERO));
    assertThat(get(opened.watchPort(), "/metrics").statusCode()).isEqualTo(200);
    assertThat(get(opened.watchPort(), "/health/ready").statusCode()).isEqualTo(200);
    assertThat(get(opened.watchPort(), "/v1/cancellations").statusCode()).isEqualTo(404);
    assertThat(get(opened.port(), "/metrics").statusCode()).isEqualTo(404);
    assertThat(get(opened.port(), "/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aNodeThatEndsSaysSoFirstAndStillAnswersMeanwhile() throws Exception {
    Gateway opened = open(watching(Optional.empty(), Duration.ofSeconds(2)));
    var closing = CompletableFuture.runAsync(opened::close);
    String said = awaitNotReady(opened.port());
    assertThat(said).contains("\"serving\":\"shutting down\"", "\"store\":\"ok\"");
    pay("102031");
    assertThat(cancel(opened.port(), "102031", 1).get().statusCode()).isIn(201, 202);
    closing.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whoWaitsWhenANodeEndsIsToldWhereTheRowStands() throws Exception {
    Gateway opened = open(Watching.STANDARD);
    pay("102032");
    send(
        "/sandbox/faults",
        "PUT",
        "[{\"provider\":\"picpay\",\"operation\":\"*\",\"fault\":\"hang\"}]");
    CompletableFuture<HttpResponse<String>> waiting = cancel(opened.port(), "102032", 60);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!get(opened.port(), "/metrics").body().contains("to=\"submitting\"} 1")
        && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    opened.close();
    HttpResponse<String> told = waiting.get(20, TimeUnit.SECONDS);
    assertThat(told.statusCode()).isEqualTo(202);
    assertThat(told.body()).contains("\"state\":\"submitting\"");
  }

  private String awaitNotReady(int port) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < end) {
      HttpResponse<String> told = get(port, "/health/ready");
      if (told.statusCode() == 503) {
        return told.body();
      }
    }
    throw new AssertionError("it stayed ready");
  }

  private static Watching watching(Optional<Watching.Place> place, Duration drain) {
    return new Watching(place, drain, Watching.Logs.TEXT, Optional.empty());
  }

  private void pay(String reference) throws Exception {
    String payment = "{\"provider\":\"picpay\",\"reference\":\"%s\",\"state\":\"paid\"}";
    send("/sandbox/payments", "POST", payment.formatted(reference));
  }

  private void send(String path, String method, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(at(sandbox.port(), path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 299);
  }

  private CompletableFuture<HttpResponse<String>> cancel(int port, String reference, int wait) {
    String body = "{\"provider\":\"picpay\",\"reference\":\"%s\"}".formatted(reference);
    return http.sendAsync(
        HttpRequest.newBuilder(at(port, "/v1/cancellations"))
            .header("Authorization", "Bearer dev-key")
            .header("Idempotency-Key", "key-" + reference)
            .header("Prefer", "wait=" + wait)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    return http.send(HttpRequest.newBuilder(at(port, path)).build(), BodyHandlers.ofString());
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}

package dev.estorno.gateway.watch.traces;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.providers.Connectors;
import dev.estorno.sandbox.SandboxServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole gateway, before something that takes traces as a collector does. */
class OtlpTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Queue<byte[]> taken = new ConcurrentLinkedQueue<>();
  private final SandboxServer sandbox = SandboxServer.start(0, 20261122);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir private Path data;
  private HttpServer collector;

  @BeforeEach
  void collect() throws Exception {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          taken.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    http.close();
    sandbox.close();
    collector.stop(0);
  }

  @Test
  void aRequestIsTracedToTheProvidersReplyAndSentWithoutSecrets() throws Exception {
    String payment = "{\"provider\":\"picpay\",\"reference\":\"102030\",\"state\":\"paid\"}";
    assertThat(post(sandbox.port(), "/sandbox/payments", payment).statusCode()).isEqualTo(201);
    try (Gateway gateway = open("http://127.0.0.1:" + collector.getAddress().getPort())) {
      String body = "{\"provider\":\"picpay\",\"reference\":\"102030\"}";
      assertThat(post(gateway.port(), "/v1/cancellations", body).statusCode()).isEqualTo(201);
    }
    String sent =
        taken.stream()
            .map(it -> new String(it, StandardCharsets.ISO_8859_1))
            .collect(Collectors.joining());
    String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
    assertThat(sent.split(trace, -1).length - 1)
        .as("door, accept, talk, a call or more, record")
        .isGreaterThanOrEqualTo(5);
    assertThat(sent)
        .contains("POST /v1/cancellations", "store accept", "store record", "cancel", "picpay ")
        .doesNotContain("102030", "dev-key", "sandbox-picpay-token");
  }

  @Test
  void aCollectorThatIsAwayHoldsUpNobody() throws Exception {
    long begun = System.nanoTime();
    try (Gateway gateway = open("http://127.0.0.1:1")) {
      String body = "{\"provider\":\"picpay\",\"reference\":\"nobody-knows-it\"}";
      assertThat(post(gateway.port(), "/v1/cancellations", body).statusCode()).isEqualTo(201);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  private Gateway open(String collectorAddress) {
    var traces = new Watching.Traces(URI.create(collectorAddress + "/v1/traces"), 1, false);
    var watching =
        new Watching(Optional.empty(), Duration.ZERO, Watching.Logs.TEXT, Optional.of(traces));
    var settings =
        Settings.forSandbox(URI.create("http://127.0.0.1:" + sandbox.port()))
            .withPort(0)
            .withData(data)
            .withWatch(watching);
    return Gateway.start(settings, Connectors.all(), InstantSource.system(), new SecureRandom());
  }

  private HttpResponse<String> post(int port, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer dev-key")
            .header("Idempotency-Key", "key")
            .header("Prefer", "wait=20")
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}

package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.Web;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes on the rows of one PostgreSQL server: what a caller sees of there being many. */
@Timeout(240)
class ManyNodesTest {
  private static final Duration TAKEN_UP_MAX = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private final Map<String, GatewayProcess> nodes = new HashMap<>();
  private SharedDatabase postgres;

  @BeforeEach
  void startPostgres() throws Exception {
    postgres = SharedDatabase.start(folder.resolve("postgres"));
  }

  @AfterEach
  void stopAll() throws Exception {
    nodes.values().forEach(GatewayProcess::close);
    postgres.close();
  }

  /** Who asks meanwhile is told to come back; once it is back so is everything else. */
  @Test
  void theDatabaseGoesAwayAndComesBack() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1);
        var sandbox = new SandboxClient(Running.address(server.port()))) {
      start("a", sandbox.base());
      String payment = sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}");
      var body = Web.JSON.createObjectNode();
      body.put("provider", "picpay").put("reference", payment);
      try (var a = new RestClient(node("a").address(), "dev-key")) {
        postgres.stop();
        try {
          expectToBeToldToComeBack();
          assertThat(a.cancel(body, "key", Duration.ZERO).status()).isEqualTo(503);
        } finally {
          postgres.startAgain();
        }
        var row =
            Await.found(
                "the same request is answered",
                TAKEN_UP_MAX,
                () ->
                    Optional.of(a.cancel(body, "key", Duration.ofSeconds(5)))
                        .filter(it -> it.status() == 201)
                        .map(RestClient::row));
        assertThat(row.state()).isEqualTo("cancelled");
      }
      assertThat(sandbox.effects()).hasSize(1);
    }
  }

  private void expectToBeToldToComeBack() throws Exception {
    try (var caller = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(node("a").address() + "/v1/cancellations"))
              .header("Authorization", "Bearer dev-key")
              .build();
      var answer = caller.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(2);
      assertThat(answer.body()).doesNotContain("jdbc:", "5432", "postgres");
    }
  }

  /** A caller that waits at one node is answered soon after another has done the work. */
  @Test
  void aCallerIsToldWhatAnotherNodeDid() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1);
        var sandbox = new SandboxClient(Running.address(server.port()))) {
      List.of("a", "b").forEach(it -> start(it, sandbox.base()));
      sandbox.faults(fault("delay:PT0.8S"));
      String payment = sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}");
      var body = Web.JSON.createObjectNode();
      body.put("provider", "picpay").put("reference", payment);
      try (var a = new RestClient(node("a").address(), "dev-key");
          var b = new RestClient(node("b").address(), "dev-key")) {
        a.cancel(body, "key", Duration.ZERO);
        long begun = System.nanoTime();
        var told = b.cancel(body, "key", Duration.ofSeconds(60));

        assertThat(RestClient.row(told).state()).isEqualTo("cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
      }
      assertThat(sandbox.effects()).hasSize(1);
    }
  }

  private static String fault(String what) {
    return """
    [{"provider":"picpay","operation":"cancel","fault":"%1$s","times":1000},
     {"provider":"picpay","operation":"refund","fault":"%1$s","times":1000}]
    """
        .formatted(what);
  }

  private void start(String name, URI sandbox) {
    try {
      Path file = folder.resolve(name + ".yaml");
      Files.writeString(file, settings(name, sandbox));
      var started = GatewayProcess.start(List.of("serve", "--config", "" + file));
      nodes.put(name, started);
    } catch (Exception e) {
      throw new AssertionError("node " + name, e);
    }
  }

  private GatewayProcess node(String name) {
    return Objects.requireNonNull(nodes.get(name));
  }

  private String settings(String name, URI sandbox) {
    return """
    server:
      port: 0
      node: %s
    store:
      url: %s
      user: postgres
      password: postgres
    merchants:
      - name: dev
        api_keys: [dev-key]
        accounts:
          - provider: picpay
            base_url: %s/ecommerce/public
            credentials:
              picpay_token: sandbox-picpay-token
              seller_token: sandbox-seller-token
    providers:
      picpay:
        timeout: PT1S
        settle: PT2S
    """
        .formatted(name, postgres.url(), sandbox);
  }
}

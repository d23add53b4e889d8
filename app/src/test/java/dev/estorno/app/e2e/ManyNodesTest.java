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
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes on the rows of one PostgreSQL server. One is killed, one freezes in the middle of
 * its talks until the others have taken up what it held, and goes on as if nothing had been.
 */
@Timeout(240)
class ManyNodesTest {
  private static final int PAYMENTS_PER_ROUND = 60;
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

  @Test
  void nothingHappensTwiceThoughOneIsKilledAndOneFreezes() throws Exception {
    long seed = Long.getLong("estorno.seed", System.nanoTime());
    System.out.println("replay: -Destorno.seed=" + seed);
    try (SandboxServer server = SandboxServer.start(0, seed);
        var sandbox = new SandboxClient(Running.address(server.port()));
        var stream = new CancelStream(sandbox.base(), new Random(seed))) {
      List.of("a", "b", "c").forEach(it -> start(it, sandbox.base()));
      slowDown(sandbox);
      stream.send(addresses(), PAYMENTS_PER_ROUND, () -> node("a").kill());
      assertThat(stream.lost()).as("requests that the kill cut off").isPositive();
      start("a", sandbox.base());

      slowDown(sandbox);
      stream.send(addresses(), PAYMENTS_PER_ROUND, this::freezeOne);

      stream.finish(node("c").address());
      stream.check(node("a").address());
      nodes.forEach((name, it) ->
          assertThat(it.said()).as("work of " + name).anyMatch(line -> line.contains("cancelled")));
    }
  }

  /** Who asks meanwhile is told to come back; what was accepted before is carried out after. */
  @Test
  void theDatabaseGoesAwayAndComesBack() throws Exception {
    long seed = Long.getLong("estorno.seed", System.nanoTime());
    System.out.println("replay: -Destorno.seed=" + seed);
    try (SandboxServer server = SandboxServer.start(0, seed);
        var sandbox = new SandboxClient(Running.address(server.port()));
        var stream = new CancelStream(sandbox.base(), new Random(seed))) {
      List.of("a", "b").forEach(it -> start(it, sandbox.base()));
      slowDown(sandbox);
      stream.send(addresses(), PAYMENTS_PER_ROUND, this::restartDatabase);

      stream.finish(node("b").address());
      stream.check(node("a").address());
    }
  }

  private void restartDatabase() throws Exception {
    postgres.stop();
    try (var caller = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(node("a").address() + "/v1/cancellations"))
              .header("Authorization", "Bearer dev-key")
              .build();
      var answer = caller.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(2);
      assertThat(answer.body()).doesNotContain("jdbc:", "5432", "postgres");
    } finally {
      postgres.startAgain();
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

  /** Talks take long enough for some to be under way at any moment. */
  private static void slowDown(SandboxClient sandbox) throws Exception {
    sandbox.faults(fault("delay:PT0.4S"));
  }

  private static String fault(String what) {
    return """
    [{"provider":"picpay","operation":"cancel","fault":"%1$s","times":1000},
     {"provider":"picpay","operation":"refund","fault":"%1$s","times":1000}]
    """
        .formatted(what);
  }

  private void freezeOne() throws Exception {
    GatewayProcess frozen = node("b");
    frozen.freeze();
    try (var rest = new RestClient(node("c").address(), "dev-key")) {
      Await.until(
          "the others have taken up what it held",
          TAKEN_UP_MAX,
          () -> rest.all().stream().noneMatch(it -> it.state().equals("submitting")));
    } finally {
      frozen.thaw();
    }
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

  private List<URI> addresses() {
    return nodes.values().stream().map(GatewayProcess::address).toList();
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

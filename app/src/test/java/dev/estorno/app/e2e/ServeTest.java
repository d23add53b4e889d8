package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.Web;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** {@code estorno serve}, as a process of its own. */
class ServeTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void followsTheSandboxsClockSoThatDeadlinesCanBeTried() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1);
        var sandbox = new SandboxClient(address(server));
        GatewayProcess gateway = GatewayProcess.start(address(server), folder);
        var rest = new RestClient(gateway.address(), "dev-key")) {
      String deadline = "" + Instant.now().plus(Duration.ofHours(1));
      String inTime = sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}");
      assertThat(end(rest, inTime, deadline)).isEqualTo("cancelled ");
      String tooLate = sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}");
      sandbox.clock("{\"advance\":\"PT2H\"}");
      Await.until(
          "the gateway's time has moved",
          WAIT,
          () -> gateway.said().stream().anyMatch(it -> it.contains("moved its clock")));
      assertThat(end(rest, tooLate, deadline)).isEqualTo("refused deadline_passed");
      assertThat(sandbox.effects()).hasSize(1);
    }
  }

  @Test
  void keepsItsRowsOverARestartAndEndsWhenAsked() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1);
        var sandbox = new SandboxClient(address(server))) {
      String payment = sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}");
      String id;
      try (GatewayProcess gateway = GatewayProcess.start(address(server), folder);
          var rest = new RestClient(gateway.address(), "dev-key")) {
        id = rest.cancel(body(payment), "key", WAIT).text("id");
        assertThat(gateway.stop()).isIn(0, 143);
      }
      try (GatewayProcess gateway = GatewayProcess.start(address(server), folder);
          var rest = new RestClient(gateway.address(), "dev-key")) {
        assertThat(rest.find(id).state()).isEqualTo("cancelled");
        assertThat(rest.cancel(body(payment), "key", WAIT).text("id")).isEqualTo(id);
      }
      assertThat(sandbox.effects()).hasSize(1);
    }
  }

  @Test
  void doesNotShareItsRowsWithAnotherProcess() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1);
        GatewayProcess gateway = GatewayProcess.start(address(server), folder)) {
      assertThat(gateway.address()).isNotNull();
      var line = new ArrayList<>(List.of("serve", "--sandbox", "" + address(server)));
      line.addAll(List.of("--port", "0", "--data", "" + folder));
      Process second = Program.start(line);
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(said).startsWith("estorno: the data folder").contains("in use");
      assertThat(said.lines()).hasSize(1);
      assertThat(second.exitValue()).isOne();
    }
  }

  @Test
  void servesWhatASettingsFileSays() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1);
        var sandbox = new SandboxClient(address(server))) {
      Path file = folder.resolve("shop.yaml");
      Files.writeString(file, settings(address(server)));
      String payment = sandbox.create("{\"provider\":\"picpay\",\"state\":\"created\"}");
      try (GatewayProcess gateway = GatewayProcess.start(List.of("serve", "--config", "" + file));
          var rest = new RestClient(gateway.address(), "shop-key")) {
        assertThat(rest.cancel(body(payment), "key", WAIT).text("effect")).isEqualTo("voided");
      }
    }
  }

  private String settings(URI sandbox) {
    return """
    server:
      port: 0
    data: %s
    merchants:
      - name: shop
        api_keys: [shop-key]
        accounts:
          - provider: picpay
            base_url: %s/ecommerce/public
            credentials:
              picpay_token: sandbox-picpay-token
              seller_token: sandbox-seller-token
    """
        .formatted(folder.resolve("rows"), sandbox);
  }

  private static String end(RestClient rest, String payment, String deadline) throws Exception {
    var told = rest.cancel(body(payment).put("deadline", deadline), "key-" + payment, WAIT);
    return told.text("state") + " " + told.body().path("refusal").path("reason").asString("");
  }

  private static ObjectNode body(String payment) {
    return Web.JSON.createObjectNode().put("provider", "picpay").put("reference", payment);
  }

  private static URI address(SandboxServer server) {
    return Running.address(server.port());
  }
}

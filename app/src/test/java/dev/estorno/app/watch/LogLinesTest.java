package dev.estorno.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.e2e.Await;
import dev.estorno.app.e2e.GatewayProcess;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of a process that is told to write JSON. */
class LogLinesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void eachTransitionIsOneObjectAndNothingSecretIsInAny() throws Exception {
    try (SandboxServer server = SandboxServer.start(0, 1)) {
      var address = URI.create("http://127.0.0.1:" + server.port());
      Path file = Files.writeString(folder.resolve("shop.yaml"), settings(address));
      try (var sandbox = new SandboxClient(address);
          GatewayProcess gateway = GatewayProcess.start(List.of("serve", "--config", "" + file));
          var rest = new RestClient(gateway.address(), "shop-key")) {
        String payment = sandbox.create("{\"provider\":\"picpay\",\"state\":\"paid\"}");
        var body = JSON.createObjectNode().put("provider", "picpay").put("reference", payment);
        String id = rest.cancel(body, "key", Duration.ofSeconds(20)).text("id");
        Await.until(
            "the end is told",
            Duration.ofSeconds(10),
            () -> gateway.said().stream().anyMatch(it -> it.contains("-> cancelled")));
        List<JsonNode> lines =
            gateway.said().stream().filter(it -> it.startsWith("{")).map(JSON::readTree).toList();
        assertThat(lines.stream().filter(it -> it.path("cancellation").asString("").equals(id)))
            .extracting(it -> it.path("message").asString(""))
            .containsSubsequence(
                id + " accepted", id + " queued -> submitting", id + " submitting -> cancelled")
            .doesNotHaveDuplicates();
        assertThat(lines).allMatch(it -> it.has("time") && it.has("level") && it.has("logger"));
        assertThat(lines.getLast().path("node").asString("")).isEqualTo("left");
        assertThat(String.join("\n", gateway.said()))
            .doesNotContain("shop-key", "sandbox-picpay-token", "sandbox-seller-token", payment);
      }
    }
  }

  private String settings(URI sandbox) {
    return """
    server: {port: 0, node: left}
    data: %s
    watch: {logs: json}
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
}

package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The provider's own messages: once, twice, late, lost, forged. They change nothing that is so. */
class SignalsTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Running world;
  private Web gateway;
  private Web sandbox;

  @BeforeEach
  void start() {
    world = Running.start(folder);
    gateway = new Web(world.gatewayAddress(), Map.of(), WAIT);
    sandbox = new Web(world.sandboxAddress(), Map.of(), WAIT);
  }

  @AfterEach
  void stop() {
    sandbox.close();
    gateway.close();
    world.close();
  }

  @ParameterizedTest
  @CsvSource({"none, 1", "duplicate_callback, 2", "late_callback:PT1M, 1", "lose_callback, 0"})
  void aFinishedCancellationStaysAsItIs(String fault, int signals) throws Exception {
    String payment = payment();
    if (!fault.equals("none")) {
      world.sandbox.faults(
          "[{\"provider\":\"picpay\",\"operation\":\"cancel\",\"fault\":\"" + fault + "\"}]");
    }
    Row row = cancel(payment);
    assertThat(row.state()).isEqualTo("cancelled");
    world.sandbox.clock("{\"advance\":\"PT2M\"}");
    Await.until("all signals came", WAIT, () -> callbacks().size() >= signals);
    assertThat(callbacks()).hasSize(signals);
    callbacks().forEach(it -> assertThat(it.path("outcome").asString()).isEqualTo("200"));
    assertThat(world.rest.find(row.id())).isEqualTo(row);
    assertThat(world.sandbox.effects()).hasSize(1);
  }

  @Test
  void aSignalBeforeTheReplyChangesNothing() throws Exception {
    String payment = payment();
    world.sandbox.faults(
        "[{\"provider\":\"picpay\",\"operation\":\"cancel\",\"fault\":\"delay_reply:PT0.4S\"}]");
    Row row = cancel(payment);
    Await.until("the signal came", WAIT, () -> callbacks().size() == 1);
    assertThat(row.state()).isEqualTo("cancelled");
    assertThat(world.sandbox.effects()).hasSize(1);
  }

  @Test
  void aForgedSignalIsSentAway() throws Exception {
    var forged = Map.of("x-seller-token", "guessed");
    var told = gateway.send("POST", "/signals/picpay/main", forged, "{\"referenceId\":\"x\"}");
    assertThat(told.status()).isEqualTo(401);
  }

  private Row cancel(String payment) throws Exception {
    var body = Web.JSON.createObjectNode().put("provider", "picpay").put("reference", payment);
    return RestClient.row(world.rest.cancel(body, "key", WAIT));
  }

  private String payment() throws Exception {
    return world.sandbox.create(
        "{\"provider\":\"picpay\",\"state\":\"paid\",\"callback_url\":\"%s/signals/picpay/main\"}"
            .formatted(world.gatewayAddress()));
  }

  private JsonNode callbacks() throws Exception {
    return sandbox.get("/sandbox/callbacks").body();
  }
}

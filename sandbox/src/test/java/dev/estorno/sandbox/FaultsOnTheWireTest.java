package dev.estorno.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault at a time: what the client sees, and whether the effect was done. */
class FaultsOnTheWireTest {

  private static final SandboxServer SERVER = SandboxServer.start(0, 1);
  private static final Shop SHOP = new Shop(SERVER);

  private String reference = "";

  @AfterAll
  static void stop() {
    SHOP.close();
    SERVER.close();
  }

  @BeforeEach
  void anUnpaidOrder() {
    SHOP.control("POST", "/sandbox/reset", "");
    reference =
        SHOP.payment("\"provider\":\"picpay\",\"state\":\"created\"").path("reference").asString();
  }

  @ParameterizedTest
  @CsvSource({
    "refuse_connection, 0",
    "drop_request, 0",
    "drop_reply, 1",
  })
  void theConnectionDies(String fault, int effects) {
    once(fault);
    assertThatThrownBy(() -> cancel(Duration.ofSeconds(5)))
        .isInstanceOf(UncheckedIOException.class)
        .satisfies(e -> assertThat(e.getCause()).isNotInstanceOf(HttpTimeoutException.class));
    assertThat(SHOP.effects()).hasSize(effects);
    assertThat(cancel(Duration.ofSeconds(5)).status()).isEqualTo(effects == 0 ? 200 : 422);
  }

  @ParameterizedTest
  @CsvSource({"hang, 0", "hang_after, 1", "delay_reply:PT1H, 1"})
  void nothingComesUntilTheClientGivesUp(String fault, int effects) {
    once(fault);
    assertThatThrownBy(() -> cancel(Duration.ofMillis(200)))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    Await.until(effects + " effects", () -> SHOP.effects().size() == effects);
  }

  @Test
  void aDelayedRequestTakesEffectEvenIfNobodyWaitsAnyMore() {
    once("delay:PT1.5S");
    assertThatThrownBy(() -> cancel(Duration.ofMillis(100)))
        .hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(SHOP.effects()).isEmpty();
    Await.until("the effect lands", () -> SHOP.effects().size() == 1);
  }

  @Test
  void aDelayedRequestIsAnsweredInTheEnd() {
    once("delay:PT0.2S");
    long start = System.nanoTime();
    assertThat(cancel(Duration.ofSeconds(5)).status()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThan(190_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "status:500, 500, 0, Problema geral",
    "status:429, 429, 0, API rate limit exceeded",
    "status:401, 401, 0, O Token informado",
    "status:404, 404, 0, Pedido não encontrado",
    "status:422, 422, 0, Algumas propriedades",
    "status_after:500, 500, 1, Problema geral",
    "status_after:503, 503, 1, Problema geral",
  })
  void theProviderSaysAnotherStatus(String fault, int status, int effects, String text) {
    once(fault);
    Shop.Reply reply = cancel(Duration.ofSeconds(5));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("message")).startsWith(text);
    assertThat(SHOP.effects()).hasSize(effects);
  }

  @Test
  void garbageIsA200WhoseEffectIsDone() {
    once("garbage");
    Shop.Reply reply = cancel(Duration.ofSeconds(5));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).startsWith("<html>");
    assertThat(SHOP.effects()).hasSize(1);
  }

  @Test
  void aFaultStrikesItsOperationOnlyAndOnlyAsOftenAsSaid() {
    faults("[{\"operation\":\"cancel\",\"fault\":\"status:500\",\"times\":2}]");
    assertThat(status()).isEqualTo(200);
    assertThat(cancel(Duration.ofSeconds(5)).status()).isEqualTo(500);
    assertThat(SHOP.get("/sandbox/faults").body()).contains("\"times\":1");
    assertThat(cancel(Duration.ofSeconds(5)).status()).isEqualTo(500);
    assertThat(cancel(Duration.ofSeconds(5)).status()).isEqualTo(200);
    assertThat(SHOP.get("/sandbox/faults").body()).contains("\"times\":0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"fault\":\"status:500\"}", "{\"operation\":\"*\",\"fault\":\"status:500\"}"})
  void withoutAnOperationAllAreStruck(String fault) {
    faults("[" + fault + "]");
    assertThat(status()).isEqualTo(500);
    assertThat(cancel(Duration.ofSeconds(5)).status()).isEqualTo(500);
    faults("[]");
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void theControlApiIsNeverStruck() {
    faults("[{\"fault\":\"drop_request\"}]");
    assertThat(SHOP.get("/sandbox/payments/picpay/" + reference).status()).isEqualTo(200);
  }

  @Test
  void aServerThatClosesLetsGoOfWhoeverHangs() throws Exception {
    SandboxServer server = SandboxServer.start(0, 2);
    try (Shop shop = new Shop(server)) {
      shop.control("PUT", "/sandbox/faults", "[{\"fault\":\"hang\",\"times\":1}]");
      // A POST, for this client sends a GET again by itself when its connection dies.
      Thread hanging =
          Thread.startVirtualThread(() ->
              assertThatThrownBy(() -> shop.post("/ecommerce/public/payments", "{}"))
                  .isInstanceOf(UncheckedIOException.class));
      Await.until("it hangs", () -> shop.get("/sandbox/faults").body().contains("\"times\":0"));
      server.close();
      assertThat(hanging.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  private static void once(String fault) {
    faults(
        "[{\"provider\":\"picpay\",\"operation\":\"cancel\",\"times\":1,\"fault\":\""
            + fault
            + "\"}]");
  }

  private static void faults(String list) {
    SHOP.control("PUT", "/sandbox/faults", list);
  }

  private int status() {
    return SHOP.get(
            "/ecommerce/public/payments/" + reference + "/status",
            "x-picpay-token",
            "sandbox-picpay-token")
        .status();
  }

  private Shop.Reply cancel(Duration patience) {
    return SHOP.send(
        SHOP.request(
                "/ecommerce/public/payments/" + reference + "/cancellations",
                "x-picpay-token",
                "sandbox-picpay-token")
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }
}

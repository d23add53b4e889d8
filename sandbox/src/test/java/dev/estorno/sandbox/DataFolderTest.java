package dev.estorno.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A sandbox with a data folder is the same sandbox after a restart. */
class DataFolderTest {

  private static final InetSocketAddress FREE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final List<String> EVERYTHING =
      List.of("/sandbox/effects", "/sandbox/balances", "/sandbox/payments/picpay/c");

  @TempDir private Path folder;

  @Test
  void everythingIsThereAgain() {
    List<String> before = new ArrayList<>();
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      shop.control("PUT", "/sandbox/clock", "{\"now\":\"2026-11-20T12:00:00Z\"}");
      payment(shop, "a", "created");
      payment(shop, "b", "paid");
      payment(shop, "c", "authorized");
      cancel(shop, "a");
      cancel(shop, "b");
      shop.post("/sandbox/payments", "{\"provider\":\"picpay\",\"reference\":\"a\"}"); // refused
      shop.control("PUT", "/sandbox/clock", "{\"advance\":\"P6D\"}");
      shop.control("PUT", "/sandbox/balances", "{\"provider\":\"picpay\",\"payer\":7}");
      for (String path : EVERYTHING) before.add(shop.get(path).body());
    }
    try (SandboxServer server = start(2);
        Shop shop = new Shop(server)) {
      List<String> after = new ArrayList<>();
      for (String path : EVERYTHING) after.add(shop.get(path).body());
      assertThat(after).isEqualTo(before);
      assertThat(after.getLast()).contains("\"state\":\"expired\"");
      assertThat(shop.get("/sandbox/clock").text("now")).startsWith("2026-11-26T12:0");
    }
  }

  @Test
  void idsGoOnWhereTheyWere() {
    String first;
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      first = payment(shop, "a", "paid").path("authorization_id").asString();
    }
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      assertThat(payment(shop, "b", "paid").path("authorization_id").asString())
          .isNotEqualTo(first);
    }
  }

  @Test
  void aResetIsKeptToo() {
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      payment(shop, "a", "paid");
      shop.control("POST", "/sandbox/reset", "");
      payment(shop, "b", "paid");
    }
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      assertThat(shop.get("/sandbox/payments/picpay/a").status()).isEqualTo(404);
      assertThat(shop.get("/sandbox/payments/picpay/b").status()).isEqualTo(200);
    }
  }

  @Test
  void aCallbackThatWasNotDeliveredIsTriedAgainAndADeliveredOneIsNot() {
    try (Merchant merchant = new Merchant()) {
      try (SandboxServer server = start(1);
          Shop shop = new Shop(server)) {
        payment(shop, "a", "created", merchant.url());
        cancel(shop, "a");
        merchant.await(1);
        awaitTried(shop, 1);
        merchant.answer.set(500);
        payment(shop, "b", "created", merchant.url());
        cancel(shop, "b");
        merchant.await(2);
        awaitTried(shop, 2);
      }
      merchant.answer.set(200);
      try (SandboxServer server = start(1);
          Shop shop = new Shop(server)) {
        shop.control("PUT", "/sandbox/clock", "{\"advance\":\"PT1H\"}");
        merchant.await(3);
        assertThat(merchant.bodies())
            .containsExactly(
                "{\"referenceId\":\"a\"}", "{\"referenceId\":\"b\"}", "{\"referenceId\":\"b\"}");
      }
    }
  }

  @Test
  void aLineThatACrashCutOffIsAsIfItHadNeverBeen() throws Exception {
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      payment(shop, "a", "paid");
    }
    Path file;
    try (var files = Files.list(folder)) {
      file = files.findFirst().orElseThrow();
    }
    Files.write(
        file,
        "{\"type\":\"paid\",\"ref".getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.APPEND);
    for (String reference : List.of("b", "c")) {
      try (SandboxServer server = start(1);
          Shop shop = new Shop(server)) {
        payment(shop, reference, "paid");
        assertThat(shop.get("/sandbox/payments/picpay/a").status()).isEqualTo(200);
      }
    }
    try (SandboxServer server = start(1);
        Shop shop = new Shop(server)) {
      assertThat(shop.get("/sandbox/payments/picpay/b").status()).isEqualTo(200);
    }
  }

  @Test
  void twoSandboxesDoNotShareAFolder() {
    try (SandboxServer server = start(1)) {
      assertThat(server.port()).isPositive();
      assertThatThrownBy(() -> start(2)).hasMessageContaining("another sandbox is running");
    }
  }

  private SandboxServer start(long seed) {
    return SandboxServer.start(FREE, seed, folder);
  }

  private static JsonNode payment(Shop shop, String reference, String state) {
    return payment(shop, reference, state, "");
  }

  private static JsonNode payment(Shop shop, String reference, String state, String url) {
    return shop.payment(
        "\"provider\":\"picpay\",\"reference\":\""
            + reference
            + "\",\"state\":\""
            + state
            + "\",\"callback_url\":\""
            + url
            + "\"");
  }

  private static void cancel(Shop shop, String reference) {
    String id = shop.get("/sandbox/payments/picpay/" + reference).text("authorization_id");
    Shop.Reply reply =
        shop.post(
            "/ecommerce/public/payments/" + reference + "/cancellations",
            "{\"authorizationId\":\"" + id + "\"}",
            "x-picpay-token",
            "sandbox-picpay-token");
    assertThat(reply.status()).isEqualTo(200);
  }

  private static void awaitTried(Shop shop, int count) {
    Await.until(count + " tried", () -> shop.get("/sandbox/callbacks").json().size() == count);
  }
}

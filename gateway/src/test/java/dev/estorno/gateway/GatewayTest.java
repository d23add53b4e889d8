package dev.estorno.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.settings.Settings;
import dev.estorno.providers.Connectors;
import dev.estorno.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it, put together as it runs: both doors, a real store, and PicPay's sandbox. */
class GatewayTest {
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path data;
  private SandboxServer sandbox;
  private Gateway gateway;

  @BeforeEach
  void start() {
    sandbox = SandboxServer.start(0, 20261122);
    gateway = open();
  }

  private Gateway open() {
    var settings =
        Settings.forSandbox(URI.create("http://127.0.0.1:" + sandbox.port()))
            .withPort(0)
            .withData(data);
    return Gateway.start(settings, Connectors.all(), InstantSource.system(), new SecureRandom());
  }

  @AfterEach
  void stop() {
    gateway.close();
    sandbox.close();
  }

  @Test
  void anUnpaidOrderExpiresAndAPaidOneIsRefundedOnce() throws Exception {
    payment("102030", "created");
    payment("102031", "paid");

    assertThat(cancel("102030", "k1").body())
        .contains("\"state\":\"cancelled\"", "\"effect\":\"voided\"");
    assertThat(cancel("102031", "k2").body())
        .contains("\"state\":\"cancelled\"", "\"effect\":\"refunded\"");
    assertThat(cancel("102031", "k2")).extracting(HttpResponse::statusCode).isEqualTo(201);
    assertThat(effects()).containsOnlyOnce("\"voided\"").containsOnlyOnce("\"refunded\"");
  }

  @Test
  void whatWasCancelledIsStillKnownAfterARestart() throws Exception {
    payment("102032", "paid");
    String before = cancel("102032", "k3").body();
    gateway.close();
    gateway = open();
    assertThat(cancel("102032", "k3").body()).isEqualTo(before);
    assertThat(effects()).containsOnlyOnce("\"refunded\"");
  }

  @Test
  void vtexIsAnsweredInItsOwnWords() throws Exception {
    payment("B2F246B3CE46469FBDD23039868E95D0", "paid");
    HttpResponse<String> reply =
        send(
            HttpRequest.newBuilder(
                    at(
                        gateway.port(),
                        "/vtex/payments/B2F246B3CE46469FBDD23039868E95D0/cancellations"))
                .header("X-VTEX-API-AppKey", "dev")
                .header("X-VTEX-API-AppToken", "dev")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"paymentId": "B2F246B3CE46469FBDD23039868E95D0",
                         "requestId": "007B7D9B3BB4440982D8B6BA04126B01",
                         "authorizationId": "AUT-70D2444272"}\
                        """))
                .build());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body())
        .contains(
            "\"requestId\":\"007B7D9B3BB4440982D8B6BA04126B01\"", "\"cancellationId\":\"can_");
  }

  private void payment(String reference, String state) throws Exception {
    String body =
        "{\"provider\":\"picpay\",\"reference\":\"%s\",\"state\":\"%s\"}"
            .formatted(reference, state);
    var request =
        HttpRequest.newBuilder(at(sandbox.port(), "/sandbox/payments"))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(send(request).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> cancel(String reference, String key) throws Exception {
    return send(
        HttpRequest.newBuilder(at(gateway.port(), "/v1/cancellations"))
            .header("Authorization", "Bearer dev-key")
            .header("Idempotency-Key", key)
            .header("Prefer", "wait=10")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"provider\":\"picpay\",\"reference\":\"%s\"}".formatted(reference)))
            .build());
  }

  private String effects() throws Exception {
    return send(HttpRequest.newBuilder(at(sandbox.port(), "/sandbox/effects")).build()).body();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  private static URI at(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}

package dev.estorno.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A merchant's system: cancels, and says where it wants to be told. */
final class Merchant implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(20);

  final RestClient rest;
  private final SandboxClient sandbox;
  private final Web web;

  Merchant(URI gateway, SandboxClient sandbox) {
    this.rest = new RestClient(gateway, "dev-key");
    this.web = new Web(gateway, Map.of("Authorization", "Bearer dev-key"), WAIT);
    this.sandbox = sandbox;
  }

  /** Sends a request that must be answered with that status. */
  JsonNode ask(int status, String method, String path, String body) throws IOException {
    Web.Told told = web.send(method, path, Map.of(), body);
    assertThat(told.status()).as(method + " " + path + ": " + told.body()).isEqualTo(status);
    return told.body();
  }

  JsonNode get(String path) throws IOException {
    return ask(200, "GET", path, "");
  }

  JsonNode register(Receiver receiver) throws IOException {
    return ask(201, "POST", "/v1/endpoints", "{\"url\":\"" + receiver.url() + "\"}");
  }

  /** Cancels an order of PicPay's that is in that state, and waits for the end. */
  RestClient.Row cancel(String state) throws IOException {
    return cancel(state, "refund");
  }

  RestClient.Row cancel(String state, String onPaid) throws IOException {
    String payment =
        sandbox.create(
            "{\"provider\":\"picpay\",\"state\":\"%s\",\"amount\":1000}".formatted(state));
    var body =
        Web.JSON
            .createObjectNode()
            .put("provider", "picpay")
            .put("reference", payment)
            .put("on_paid", onPaid);
    return RestClient.row(rest.cancel(body, "key-" + payment, WAIT));
  }

  /** All notices, as the gateway lists them. */
  List<JsonNode> notices() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get("/v1/notices?limit=200" + cursor);
      page.path("items").forEach(all::add);
      cursor =
          page.path("next_cursor").isNull()
              ? ""
              : "&cursor=" + page.at("/next_cursor").stringValue();
    } while (!cursor.isEmpty());
    return all;
  }

  @Override
  public void close() {
    web.close();
    rest.close();
  }
}

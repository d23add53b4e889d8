package dev.estorno.app.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The sandbox's control API. */
public final class SandboxClient implements AutoCloseable {
  /** One void or refund that really happened at a provider; the amount is in minor units. */
  public record Happened(String provider, String reference, String effect, long amount) {}

  private final Web web;

  public SandboxClient(URI sandbox) {
    this.web = new Web(sandbox, Map.of(), Duration.ofSeconds(30));
  }

  public URI base() {
    return web.base();
  }

  /** Puts a payment as described; gives its reference. */
  public String create(String json) throws IOException {
    return asked("POST", "/sandbox/payments", json).path("reference").asString();
  }

  /** The state of a payment, in its provider's word. */
  public String state(String provider, String reference) throws IOException {
    return asked("GET", path(provider, reference), "").path("state").asString();
  }

  /** As {@link #state}; empty when the provider does not know the payment. */
  public String stateOrNone(String provider, String reference) throws IOException {
    Web.Told told = web.get(path(provider, reference));
    return told.status() == 404 ? "" : state(provider, reference);
  }

  /** The amount of a payment, in minor units. */
  public long amount(String provider, String reference) throws IOException {
    return asked("GET", path(provider, reference), "").path("amount").longValue();
  }

  public void balances(String json) throws IOException {
    asked("PUT", "/sandbox/balances", json);
  }

  public void clock(String json) throws IOException {
    asked("PUT", "/sandbox/clock", json);
  }

  public void faults(String json) throws IOException {
    asked("PUT", "/sandbox/faults", json);
  }

  /** Everything that really happened, in order. */
  public List<Happened> effects() throws IOException {
    var all = new ArrayList<Happened>();
    for (JsonNode it : asked("GET", "/sandbox/effects", "")) {
      all.add(
          new Happened(
              it.path("provider").asString(),
              it.path("reference").asString(),
              it.path("effect").asString(),
              it.path("amount").longValue()));
    }
    return all;
  }

  private JsonNode asked(String method, String path, String body) throws IOException {
    Web.Told told = web.send(method, path, Map.of(), body);
    if (told.status() / 100 != 2) {
      throw new IOException(method + " " + path + ": " + told.status() + " " + told.body());
    }
    return told.body();
  }

  private static String path(String provider, String reference) {
    return "/sandbox/payments/" + escaped(provider) + "/" + escaped(reference);
  }

  private static String escaped(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    web.close();
  }
}

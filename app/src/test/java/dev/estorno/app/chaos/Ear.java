package dev.estorno.app.chaos;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** The merchant's endpoint: hears notices, verifies each with the public library, remembers all. */
final class Ear implements AutoCloseable {
  /**
   * What was heard.
   *
   * @param id of the notice
   * @param state of the cancellation, as it stood
   */
  record Heard(String id, String type, String cancellation, String state, String effect) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> forged = new ConcurrentLinkedQueue<>();
  private volatile boolean away;
  private volatile String secret = "";

  Ear() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::hear);
    server.start();
  }

  /** Has notices sent here. */
  void register(URI gateway) throws IOException {
    URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notices");
    var body = Web.JSON.createObjectNode().put("url", here.toString());
    try (var web = new Web(gateway, Map.of("Authorization", "Bearer dev-key"), Shop.ANSWER_MAX)) {
      Web.Told told = web.send("POST", "/v1/endpoints", Map.of(), body.toString());
      if (told.status() != 201) {
        throw new IOException("the endpoint is not registered: " + told);
      }
      secret = told.text("secret");
    }
  }

  /** Whether it is out of order, as endpoints are now and then. */
  void away(boolean now) {
    away = now;
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!away) {
        remember(exchange, new String(body, StandardCharsets.UTF_8));
      }
      exchange.sendResponseHeaders(away ? 500 : 204, -1);
    }
  }

  private void remember(HttpExchange exchange, String body) {
    try {
      var headers = HttpHeaders.of(new HashMap<>(exchange.getRequestHeaders()), (_, _) -> true);
      new Webhook(secret).verify(body, headers);
      JsonNode notice = Web.JSON.readTree(body);
      JsonNode data = notice.path("data");
      String id = notice.path("id").asString("");
      heard.put(
          id,
          new Heard(
              id,
              notice.path("type").asString(""),
              data.path("id").asString(""),
              data.path("state").asString(""),
              data.path("effect").asString("")));
    } catch (WebhookVerificationException broken) {
      forged.add(broken.getMessage());
    }
  }

  /** What is off between what was heard and the rows, in sentences; empty when all is right. */
  List<String> complaints(Collection<Row> rows) {
    var complaints = new ArrayList<String>(forged);
    Map<String, Row> byId = new HashMap<>();
    rows.forEach(it -> byId.put(it.id(), it));
    Map<String, Heard> ends = new HashMap<>();
    for (Heard it : heard.values()) {
      boolean end = it.state().equals("cancelled") || it.state().equals("refused");
      if (!byId.containsKey(it.cancellation())) {
        complaints.add("of a cancellation that is nowhere: " + it);
      } else if (end && ends.put(it.cancellation(), it) != null) {
        complaints.add("an end that was told before under another id: " + it);
      }
    }
    for (Row row : rows) {
      Heard told = ends.get(row.id());
      if (told == null) {
        complaints.add("nobody was told of " + row);
      } else if (!told.type().equals("cancellation." + row.state())
          || !Objects.equals(told.effect(), row.effect())) {
        complaints.add("it ended otherwise: " + told + ", " + row);
      }
    }
    return complaints;
  }

  int count() {
    return heard.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

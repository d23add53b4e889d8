package dev.estorno.app.notices;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server: keeps what it got, answers as told, and can go away and come back. */
final class Receiver implements AutoCloseable {
  /** A notice as it came. */
  record Got(Map<String, List<String>> headers, String body) {
    String id() {
      return header("webhook-id");
    }

    String header(String name) {
      return headers.entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(name))
          .map(it -> it.getValue().getFirst())
          .findFirst()
          .orElseThrow();
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    /** Whether the public library takes it for ours. */
    boolean isSignedWith(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (WebhookVerificationException _) {
        return false;
      }
    }
  }

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final int port;
  private HttpServer server;
  private volatile ToIntFunction<Got> answer = _ -> 204;

  Receiver() {
    this.server = open(0);
    this.port = server.getAddress().getPort();
  }

  private HttpServer open(int at) {
    try {
      var fresh = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
      fresh.createContext("/", this::take);
      fresh.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      fresh.start();
      return fresh;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var arrived = new Got(Map.copyOf(exchange.getRequestHeaders()), body);
      got.add(arrived);
      exchange.sendResponseHeaders(answer.applyAsInt(arrived), -1);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/estorno");
  }

  List<Got> got() {
    return List.copyOf(got);
  }

  List<String> ids() {
    return got.stream().map(Got::id).distinct().toList();
  }

  void forget() {
    got.clear();
  }

  void answer(ToIntFunction<Got> how) {
    answer = how;
  }

  /** Nobody listens any more. */
  void goAway() {
    server.stop(0);
  }

  void comeBack() {
    server = open(port);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

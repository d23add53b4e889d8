package dev.estorno.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.estorno.app.client.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A merchant's server that listens for notices, and verifies each as any merchant's could. */
public final class Listener implements AutoCloseable {
  /**
   * A notice as it came.
   *
   * @param signed whether it is ours, and whole
   */
  public record Heard(String id, String type, String cancellation, boolean signed) {}

  private static final String SECRET_PREFIX = "whsec_";

  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile String secret = "";

  private Listener(HttpServer server) {
    this.server = server;
  }

  /** One on a free port of this machine. */
  public static Listener start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var listener = new Listener(HttpServer.create(address, 0));
    listener.server.setExecutor(listener.workers);
    listener.server.createContext("/", listener::take);
    listener.server.start();
    return listener;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notices");
  }

  /** What notices must be signed with. */
  void expect(String newSecret) {
    secret = newSecret;
  }

  /** Each notice once, however often it came. */
  List<Heard> heard() {
    return List.copyOf(heard.values());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = header(exchange, "webhook-id");
      JsonNode json = Web.JSON.readTree(body);
      var notice =
          new Heard(
              id,
              json.path("type").asString(""),
              json.path("data").path("id").asString(""),
              isSigned(exchange, id + "." + header(exchange, "webhook-timestamp") + "." + body));
      heard.put(id, notice);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private boolean isSigned(HttpExchange exchange, String signed) {
    String wanted = "v1," + signature(signed);
    return Arrays.asList(header(exchange, "webhook-signature").split(" ")).contains(wanted);
  }

  private String signature(String text) {
    byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}

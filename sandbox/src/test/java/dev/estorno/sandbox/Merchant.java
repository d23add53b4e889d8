package dev.estorno.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A merchant's server, which keeps every callback and answers what it is told to. */
public final class Merchant implements AutoCloseable {

  public record Received(Map<String, List<String>> headers, String body) {}

  public final List<Received> received = new CopyOnWriteArrayList<>();
  public final AtomicInteger answer = new AtomicInteger(200);
  private final HttpServer server;

  public Merchant() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(new Received(exchange.getRequestHeaders(), body));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
  }

  public void await(int count) {
    Await.until(count + " callbacks, got " + received, () -> received.size() >= count);
  }

  public List<String> bodies() {
    return received.stream().map(Received::body).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

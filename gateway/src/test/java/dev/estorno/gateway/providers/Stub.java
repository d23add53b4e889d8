package dev.estorno.gateway.providers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that answers everything with 200 and the same text, and remembers what was asked. */
final class Stub implements AutoCloseable {
  /** Such as {@code GET /payments/1/status}. */
  final Queue<String> asked = new ConcurrentLinkedQueue<>();

  private final HttpServer server;

  Stub(String text) throws IOException {
    byte[] says = text.getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, says.length);
          exchange.getResponseBody().write(says);
          exchange.close();
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

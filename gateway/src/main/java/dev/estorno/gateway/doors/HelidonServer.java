package dev.estorno.gateway.doors;

import dev.estorno.gateway.doors.kit.Complaint;
import dev.estorno.gateway.doors.kit.Door;
import dev.estorno.gateway.doors.kit.Fault;
import dev.estorno.gateway.doors.kit.HttpRequest;
import dev.estorno.gateway.doors.kit.HttpResponse;
import dev.estorno.gateway.doors.kit.Payload;
import dev.estorno.gateway.doors.kit.Problem;
import dev.estorno.providers.Body;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns the HTTP library's requests into ours and our replies into its: nothing else knows it. */
final class HelidonServer implements AutoCloseable {
  /** A caller that stays silent for so long in the midst of a request is cut off. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

  private static final Duration STOP_GRACE = Duration.ofSeconds(5);
  private static final int HEADERS_BYTES_MAX = 16 * 1024;

  private final WebServer server;

  /** Opens the door on this port; 0 takes any free one. */
  HelidonServer(String host, int port, Door door) {
    this.server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(STOP_GRACE)
            .connectionOptions(it -> it.readTimeout(SILENCE_MAX))
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(HEADERS_BYTES_MAX)
                    .validateRequestHeaders(true)
                    .build())
            .directHandlers(unreadable())
            .routing(
                (HttpRouting.Builder it) -> it.any((asked, reply) -> serve(door, asked, reply)))
            .build()
            .start();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void serve(Door door, ServerRequest asked, ServerResponse reply) {
    HttpRequest request = request(asked);
    HttpResponse response = door.answer(request);
    reply.status(response.status());
    response.headers().forEach(reply::header);
    reply.header("Cache-Control", "no-store");
    if (!(request.payload() instanceof Payload.Whole)) {
      // What is left of the body would be read as the next request.
      reply.header(HeaderValues.CONNECTION_CLOSE);
    }
    reply.send(response.body().bytes());
  }

  private static HttpRequest request(ServerRequest asked) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : asked.headers()) {
      headers.put(header.name().toLowerCase(Locale.ROOT), List.copyOf(header.allValues()));
    }
    return new HttpRequest(
        asked.prologue().method().text(),
        asked.prologue().uriPath().rawPath(),
        asked.prologue().query().rawValue(),
        headers,
        payload(asked));
  }

  private static Payload payload(ServerRequest asked) {
    if (!asked.content().hasEntity()) {
      return Payload.EMPTY;
    }
    var bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    try (InputStream body = asked.content().inputStream()) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > Payload.BYTES_MAX) {
          return new Payload.TooLarge();
        }
      }
      return new Payload.Whole(Body.of(bytes.toByteArray()));
    } catch (IOException | RuntimeException _) {
      // The caller learns it from the door; there is no one else to tell.
      return new Payload.Broken();
    }
  }

  /**
   * What is no HTTP, or breaks its bounds, never reaches a door, and is told so just as clearly.
   */
  private static DirectHandlers unreadable() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, HelidonServer::refuse);
    }
    return handlers.build();
  }

  private static DirectHandler.TransportResponse refuse(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    HttpResponse problem =
        Problem.of(
            Complaint.of(
                Fault.UNREADABLE_REQUEST,
                "the request is not HTTP as it should be",
                "mend it and send it again"));
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, problem.headers().getOrDefault("Content-Type", ""))
        .keepAlive(false)
        .entity(problem.body().bytes())
        .build();
  }
}

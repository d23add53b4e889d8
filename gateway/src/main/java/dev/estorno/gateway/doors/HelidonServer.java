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
import io.helidon.webserver.CloseConnectionException;
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
import java.util.Set;
import java.util.TreeMap;

/** Turns the HTTP library's requests into ours and our replies into its: nothing else knows it. */
final class HelidonServer implements AutoCloseable {
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);
  private static final int HEADERS_BYTES_MAX = 16 * 1024;
  private static final byte[] NOTHING = new byte[0];
  private static final Set<String> CHUNKED = Set.of("chunked");

  private final WebServer server;

  /**
   * Opens the door on this port; 0 takes any free one.
   *
   * @param silenceMax a caller that is silent for so long, within a request or between two, is cut
   *     off
   */
  HelidonServer(String host, int port, Duration silenceMax, Door door) {
    this.server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(STOP_GRACE)
            .useNio(false) // its channels wait for ever, its sockets only as long as they are told
            .connectionOptions(new BoundedSilence(silenceMax))
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(HEADERS_BYTES_MAX)
                    .maxPrologueLength(HEADERS_BYTES_MAX)
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
    boolean last = isHttp1(asked) && isLast(request);
    if (last) {
      reply.header(HeaderValues.CONNECTION_CLOSE);
    }
    reply.send(request.method().equals("HEAD") ? NOTHING : response.body().bytes());
    if (last) {
      // The library announces the end, but waits for the caller to hang up; many wait for us.
      throw new CloseConnectionException("the last request of its connection is answered");
    }
  }

  /**
   * Whether the caller wants it so, or what is left of a body would be read as the next request.
   */
  private static boolean isLast(HttpRequest request) {
    return !(request.payload() instanceof Payload.Whole)
        || request.all("Connection").stream().anyMatch("close"::equalsIgnoreCase);
  }

  /** In HTTP/2 each request is a stream of its own, and what is left of one disturbs no other. */
  private static boolean isHttp1(ServerRequest asked) {
    return asked.prologue().protocolVersion().startsWith("1");
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
        isFramed(headers) ? payload(asked) : new Payload.Broken());
  }

  /**
   * Whether it is beyond doubt where the body ends. The library takes the first of two lengths, and
   * a server before us may take the other one (RFC 9112, 6.3).
   */
  private static boolean isFramed(Map<String, List<String>> headers) {
    List<String> lengths = headers.getOrDefault("content-length", List.of());
    List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
    return codings.isEmpty()
        ? lengths.isEmpty() || (lengths.size() == 1 && lengths.getFirst().matches("\\d{1,18}"))
        : lengths.isEmpty() && codings.size() == 1 && CHUNKED.contains(codings.getFirst());
  }

  private static Payload payload(ServerRequest asked) {
    if (!asked.content().hasEntity()) {
      return Payload.EMPTY;
    }
    var bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 * 1024];
    try {
      // Never closed: that would wait for the rest of a body that is not wanted.
      InputStream body = asked.content().inputStream();
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
    Complaint complaint =
        status.code() >= Fault.INTERNAL.status()
            ? Complaint.of(Fault.INTERNAL, "the request broke the server", "tell us how")
            : Complaint.of(
                Fault.UNREADABLE_REQUEST,
                "a line, a header or a length of the request breaks a rule of HTTP",
                "mend it and send it again");
    HttpResponse problem = Problem.of(complaint);
    return DirectHandler.TransportResponse.builder()
        .status(Status.create(problem.status()))
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, problem.headers().getOrDefault("Content-Type", ""))
        .keepAlive(false)
        .entity(problem.body().bytes())
        .build();
  }
}

package dev.estorno.sandbox;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A call over HTTP/1.1: the one place that knows the HTTP server's requests and responses. */
final class HelidonCall implements Call {

  private final ServerRequest request;
  private final ServerResponse response;
  private final Exchange head;

  HelidonCall(ServerRequest request, ServerResponse response) {
    this.request = request;
    this.response = response;
    this.head = read(request);
  }

  @Override
  public Exchange head() {
    return head;
  }

  @Override
  public Exchange whole() {
    if (!request.content().hasEntity()) return head;
    try (InputStream body = request.content().inputStream()) {
      Body read = Body.of(body.readAllBytes());
      return new Exchange(head.method(), head.target(), head.headers(), read);
    } catch (IOException cause) {
      throw new UncheckedIOException("the client stopped sending", cause);
    }
  }

  @Override
  public void answer(Response answer) {
    response.status(Status.create(answer.status()));
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    boolean bare = answer.body().isEmpty() || request.prologue().method().equals(Method.HEAD);
    if (bare) response.send();
    else response.send(answer.body().bytes());
    // The server announces "Connection: close" but leaves the closing to us.
    if (closes()) throw Call.dies();
  }

  private boolean closes() {
    return head.headers("connection").stream().anyMatch("close"::equalsIgnoreCase);
  }

  private static Exchange read(ServerRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : request.headers()) headers.put(header.name(), header.allValues());
    String query = request.prologue().query().rawValue();
    String path = request.prologue().uriPath().rawPath();
    String target = query.isEmpty() ? path : path + "?" + query;
    return new Exchange(request.prologue().method().text(), target, headers, Body.EMPTY);
  }
}

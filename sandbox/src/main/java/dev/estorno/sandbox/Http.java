package dev.estorno.sandbox;

import dev.estorno.sandbox.fake.Body;
import dev.estorno.sandbox.fake.Exchange;
import dev.estorno.sandbox.fake.Response;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The HTTP server's requests and responses as the fakes know them: the one place that knows both.
 */
final class Http {

  private Http() {}

  /** All but the body, which stays unread. */
  static Exchange head(ServerRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (Header header : request.headers()) headers.put(header.name(), header.allValues());
    String query = request.prologue().query().rawValue();
    String path = request.prologue().uriPath().rawPath();
    String target = query.isEmpty() ? path : path + "?" + query;
    return new Exchange(request.prologue().method().text(), target, headers, Body.EMPTY);
  }

  /** The same with the body, whatever the method. */
  static Exchange whole(Exchange head, ServerRequest request) {
    if (!request.content().hasEntity()) return head;
    try (InputStream body = request.content().inputStream()) {
      Body read = Body.of(body.readAllBytes());
      return new Exchange(head.method(), head.target(), head.headers(), read);
    } catch (IOException cause) {
      throw new UncheckedIOException("the client stopped sending", cause);
    }
  }

  static void send(Response answer, ServerResponse response) {
    response.status(Status.create(answer.status()));
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (answer.body().isEmpty()) response.send();
    else response.send(answer.body().bytes());
  }
}

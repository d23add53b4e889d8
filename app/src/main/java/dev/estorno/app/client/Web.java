package dev.estorno.app.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP to one server. Sends once: what a failure means is for the caller to say. */
public final class Web implements AutoCloseable {
  /** What a server answered; a body that is not JSON is a missing node. */
  public record Told(int status, JsonNode body) {
    /** The text of a member, or the empty text. */
    public String text(String member) {
      return body.path(member).asString("");
    }
  }

  public static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  private final URI base;
  private final Map<String, String> headers;
  private final Duration answerMax;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();

  /**
   * A client of the server at {@code base}.
   *
   * @param base without a trailing slash
   * @param headers sent with every request
   * @param answerMax how long an answer may take
   */
  public Web(URI base, Map<String, String> headers, Duration answerMax) {
    this.base = base;
    this.headers = Map.copyOf(headers);
    this.answerMax = answerMax;
  }

  public URI base() {
    return base;
  }

  public Told get(String path) throws IOException {
    return send("GET", path, Map.of(), "");
  }

  /**
   * Sends one request.
   *
   * @param path begins with a slash
   * @throws IOException when no whole answer came; the server may have acted all the same
   */
  public Told send(String method, String path, Map<String, String> more, String body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(answerMax)
            .header("Accept", "application/json");
    headers.forEach(request::setHeader);
    more.forEach(request::setHeader);
    if (body.isEmpty()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.setHeader("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(body));
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      return new Told(response.statusCode(), json(response.body()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + base);
    }
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

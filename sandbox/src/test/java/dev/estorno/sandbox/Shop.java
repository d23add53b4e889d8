package dev.estorno.sandbox;

import dev.estorno.sandbox.kit.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A client of the sandbox, as a shop or a test would be one. */
public final class Shop implements AutoCloseable {

  /** What came back. */
  public record Reply(int status, String body) {
    public JsonNode json() {
      return Json.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)).orElseThrow();
    }

    public String text(String field) {
      return json().path(field).asString();
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;

  public Shop(SandboxServer server) {
    this.port = server.port();
  }

  public Reply get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public Reply post(String path, String body, String... headers) {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)));
  }

  public Reply put(String path, String body, String... headers) {
    return send(request(path, headers).PUT(BodyPublishers.ofString(body)));
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body());
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    } catch (InterruptedException cause) {
      throw new AssertionError(cause);
    }
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** Asks the control API, which must agree. */
  public JsonNode control(String method, String path, String body) {
    Reply reply = send(request(path).method(method, BodyPublishers.ofString(body)));
    if (reply.status() / 100 != 2) throw new AssertionError(path + " " + body + ": " + reply);
    return reply.json();
  }

  /** Puts a payment there and answers what the control API says of it. */
  public JsonNode payment(String fields) {
    return control("POST", "/sandbox/payments", "{" + fields + "}");
  }

  public JsonNode effects() {
    return get("/sandbox/effects").json();
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    client.close();
  }
}

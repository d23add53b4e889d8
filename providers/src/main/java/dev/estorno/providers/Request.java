package dev.estorno.providers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP request, without the host. Header names keep their case.
 *
 * @param operation what it does, in the words of the provider's folder ({@code status}, {@code
 *     cancel}); for metrics and logs
 * @param nature whether it may have an effect at the provider
 * @param path begins with a slash and is already percent-encoded; may carry a query
 */
public record Request(
    String operation,
    Nature nature,
    String method,
    String path,
    Map<String, String> headers,
    Body body) {

  /** Silence after a read is harmless; silence after an act is doubt. */
  public enum Nature {
    READ,
    ACT
  }

  public Request {
    headers = Map.copyOf(headers);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must begin with a slash: " + path);
    }
  }

  /** A request that changes nothing at the provider. */
  public static Request read(String operation, String method, String path) {
    return new Request(operation, Nature.READ, method, path, Map.of(), Body.EMPTY);
  }

  /** A request that may cancel or refund. */
  public static Request act(String operation, String method, String path) {
    return new Request(operation, Nature.ACT, method, path, Map.of(), Body.EMPTY);
  }

  /** One part of a path, percent-encoded so that it stays one part whatever it holds. */
  public static String segment(String text) {
    // A form's encoding, except for the blank; a lone dot or two would climb the path.
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    return text.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
  }

  public Request json(String text) {
    return body("application/json", Body.of(text));
  }

  public Request body(String contentType, Body newBody) {
    return new Request(operation, nature, method, path, headers, newBody)
        .header("Content-Type", contentType);
  }

  public Request header(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new Request(operation, nature, method, path, more, body);
  }

  /** Without headers and body: they may hold secrets and personal data. */
  @Override
  public String toString() {
    return operation + ": " + method + " " + path;
  }
}

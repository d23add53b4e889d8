package dev.estorno.providers;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One HTTP request, without the host, unless it is another than the account's. Header names keep
 * their case.
 *
 * @param operation what it does, in the words of the provider's folder ({@code status}, {@code
 *     cancel}); for metrics and logs
 * @param nature whether it may have an effect at the provider
 * @param path begins with a slash and is already percent-encoded; may carry a query. Or a whole
 *     address, for the few requests that go to another host than the account's base: a login
 */
public record Request(
    String operation,
    Nature nature,
    String method,
    String path,
    Map<String, String> headers,
    Body body) {

  private static final Pattern WHOLE_ADDRESS = Pattern.compile("https?://[^/?#@]+/");

  /** Silence after a read is harmless; silence after an act is doubt. */
  public enum Nature {
    READ,
    ACT
  }

  public Request {
    headers = Map.copyOf(headers);
    if (!path.startsWith("/") && !WHOLE_ADDRESS.matcher(path).lookingAt()) {
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

  /** Where it goes, for an account that is reached at {@code base}. */
  public URI address(URI base) {
    return URI.create(path.startsWith("/") ? base + path : path);
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

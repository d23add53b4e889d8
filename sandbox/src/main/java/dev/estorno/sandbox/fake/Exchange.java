package dev.estorno.sandbox.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as it reached a fake.
 *
 * @param method in upper case
 * @param target path and query as sent: {@code /payments/1/status?x=y}
 * @param headers names in lower case, every value that was sent
 */
public record Exchange(String method, String target, Map<String, List<String>> headers, Body body) {

  public Exchange {
    method = method.toUpperCase(Locale.ROOT);
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    headers = lower;
  }

  /** The path's parts, decoded; double and trailing slashes leave no trace. */
  public List<String> segments() {
    return Arrays.stream(rawPath().split("/", -1))
        .filter(part -> !part.isEmpty())
        .map(Exchange::decoded)
        .toList();
  }

  /** The path without the query, as sent. */
  public String rawPath() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }

  /** The first value of a query parameter, decoded. */
  public Optional<String> query(String name) {
    return pairs(rawQuery(), name).stream().findFirst();
  }

  /** The first value of a field in a form-encoded body, decoded. */
  public Optional<String> form(String name) {
    return pairs(body.text(), name).stream().findFirst();
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /** Every value of a header: some clients send one twice. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  private String rawQuery() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  private static List<String> pairs(String encoded, String name) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.replace('+', ' ').split("=", 2))
        .filter(pair -> pair.length == 2 && decoded(pair[0]).equals(name))
        .map(pair -> decoded(pair[1]))
        .toList();
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part; // a stray percent sign stands for itself
    }
  }
}

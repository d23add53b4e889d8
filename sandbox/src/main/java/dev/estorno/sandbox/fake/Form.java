package dev.estorno.sandbox.fake;

import dev.estorno.sandbox.kit.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A few texts in a request, however they were sent: as form-data, url-encoded, as JSON, or in the
 * query. What is in the body counts, not what its type says.
 */
public final class Form {

  private static final Pattern NAME = Pattern.compile(";\\s*name=\"?([^\";\\r\\n]+)");

  private final Exchange exchange;
  private final Map<String, String> parts = new LinkedHashMap<>();

  public Form(Exchange exchange) {
    this.exchange = exchange;
    String text = exchange.body().text();
    if (!text.startsWith("--")) return;
    String boundary = text.lines().findFirst().orElse("--").stripTrailing();
    for (String part : text.split(Pattern.quote(boundary), -1)) read(part.replace("\r\n", "\n"));
  }

  /** The first value by that name, not blank. */
  public Optional<String> text(String name) {
    return Json.text(exchange.body().object(), name)
        .or(() -> Optional.ofNullable(parts.get(name)))
        .or(() -> exchange.form(name))
        .or(() -> exchange.query(name));
  }

  private void read(String part) {
    int end = part.indexOf("\n\n");
    if (end < 0) return;
    Matcher name = NAME.matcher(part.substring(0, end));
    if (name.find()) parts.putIfAbsent(name.group(1), bare(part.substring(end).strip()));
  }

  /** Some tools send the quotes that the documents' samples have around a value. */
  private static String bare(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}

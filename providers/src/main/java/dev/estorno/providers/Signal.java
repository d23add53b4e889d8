package dev.estorno.providers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message from a provider, byte for byte as it came. Header names are in lower case. */
public record Signal(String method, String path, Map<String, List<String>> headers, Body body) {
  public Signal {
    headers = Map.copyOf(headers);
  }

  /** The header if it was sent exactly once: a doubled credential proves nothing. */
  public Optional<String> header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}

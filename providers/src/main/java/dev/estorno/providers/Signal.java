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

  /** What a connector read in a signal. It says when to look, never what is true. */
  public sealed interface Reading {
    /** Proved, and about the payment that the provider calls {@code reference}. */
    record About(String reference) implements Reading {}

    /** Proved, but about nothing that could be looked up: there is nothing to do. */
    record AboutNothing() implements Reading {}

    /** The proof that the provider sent it is missing or wrong. */
    record Forged() implements Reading {}

    /** Proved, but not in the provider's form. */
    record Unreadable() implements Reading {}
  }
}

package dev.estorno.providers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Dates in headers, in the one form that is still written (RFC 9110, 5.6.7). */
final class HttpDate {
  private HttpDate() {}

  static Optional<Instant> read(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}

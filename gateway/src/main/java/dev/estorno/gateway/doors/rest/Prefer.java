package dev.estorno.gateway.doors.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header Prefer (RFC 7240). What is malformed or unknown is ignored, as it says. */
final class Prefer {
  private static final long WAIT_SECONDS_MAX = 60;

  private static final Pattern WAIT =
      Pattern.compile("(?i)\\s*wait\\s*=\\s*(?:\"(\\d{1,9})\"|(\\d{1,9}))\\s*(?:;.*)?");

  private Prefer() {}

  /**
   * How long to wait, at most a minute; empty when the caller did not say. The first one counts.
   */
  static Optional<Duration> wait(List<String> headers) {
    for (String header : headers) {
      for (String preference : header.split(",", -1)) {
        Matcher wait = WAIT.matcher(preference);
        if (wait.matches()) {
          String digits = Optional.ofNullable(wait.group(1)).orElseGet(() -> wait.group(2));
          return Optional.of(
              Duration.ofSeconds(Math.min(Long.parseLong(digits), WAIT_SECONDS_MAX)));
        }
      }
    }
    return Optional.empty();
  }
}

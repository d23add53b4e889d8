package dev.estorno.gateway.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes times as RFC 3339 has them, to the microsecond. */
public final class Rfc3339 {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

  private Rfc3339() {}

  public static Optional<Instant> read(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  public static String write(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString();
  }
}

package dev.estorno.providers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP reply. Header names are in lower case. */
public record Reply(int status, Map<String, List<String>> headers, Body body) {
  /** A provider that says "later" without saying when is left alone for this long. */
  private static final Duration RETRY_AFTER_DEFAULT = Duration.ofSeconds(1);

  private static final Duration RETRY_AFTER_MAX = Duration.ofHours(1);

  public Reply {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  public boolean isServerError() {
    return status >= 500;
  }

  /**
   * Whether the provider refuses what was asked, and so has certainly done nothing. Not about the
   * caller (401, 403) or the moment (408, 429); 408 may even have had an effect.
   */
  public boolean declines() {
    return switch (status) {
      case 401, 403, 408, 429 -> false;
      default -> status >= 400 && !isServerError();
    };
  }

  /**
   * How long the provider wants to be left alone, bounded: Retry-After in seconds or as a date (RFC
   * 9110, 10.2.3). A date is read beside the reply's own, so that no two clocks need to agree.
   */
  public Duration retryAfter() {
    return toldRetryAfter().orElse(RETRY_AFTER_DEFAULT);
  }

  /**
   * How long nothing more may be asked with the same credentials; empty when the reply wants no
   * such pause. A 503 that names no time is trouble like any other.
   */
  public Optional<Duration> pause() {
    return switch (status) {
      case 429 -> Optional.of(retryAfter());
      case 503 -> toldRetryAfter();
      default -> Optional.empty();
    };
  }

  private Optional<Duration> toldRetryAfter() {
    return header("retry-after")
        .map(String::strip)
        .flatMap(it -> it.matches("\\d{1,9}") ? Optional.of(seconds(it)) : untilDate(it))
        .map(it -> it.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : it);
  }

  private static Duration seconds(String digits) {
    return Duration.ofSeconds(Long.parseLong(digits));
  }

  private Optional<Duration> untilDate(String until) {
    return HttpDate.read(until)
        .flatMap(end -> header("date").flatMap(HttpDate::read).map(it -> Duration.between(it, end)))
        .map(it -> it.isNegative() ? Duration.ZERO : it);
  }

  /** Status only: the rest may hold personal data. */
  @Override
  public String toString() {
    return "status " + status + ", " + body;
  }
}

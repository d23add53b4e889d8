package dev.estorno.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a reply wants its sender to be silent. */
class ReplyTest {
  @ParameterizedTest(name = "{0} with Retry-After {1}: {2}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "429 | 7 | PT7S",
        "429 | 0 | PT0S",
        "429 | 999999999 | PT1H", // bounded
        "429 | 99999999999999999999 | PT1S", // no number that anybody means
        "429 | -3 | PT1S",
        "429 | soon | PT1S",
        "429 | - | PT1S",
        "429 | Fri, 20 Nov 2026 12:00:30 GMT | PT30S",
        "429 | Fri, 20 Nov 2026 18:00:00 GMT | PT1H",
        "429 | Fri, 20 Nov 2026 11:00:00 GMT | PT0S", // already over
        "429 | 2026-11-20T12:00:30Z | PT1S", // not a form that HTTP knows
        "503 | 7 | PT7S",
        "503 | Fri, 20 Nov 2026 12:00:30 GMT | PT30S",
        "503 | - | -",
        "503 | soon | -",
        "500 | 7 | -",
        "200 | 7 | -",
        "401 | 7 | -",
      })
  void isHeld(int status, String retryAfter, Duration pause) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("date", List.of("Fri, 20 Nov 2026 12:00:00 GMT"));
    if (retryAfter != null) {
      headers.put("retry-after", List.of(retryAfter));
    }
    Reply reply = new Reply(status, headers, Body.EMPTY);
    assertThat(reply.pause().orElse(null)).isEqualTo(pause);
  }

  /** Whose clock would it be? */
  @Test
  void aDateWithoutTheRepliesOwnTellsNoTime() {
    var headers = Map.of("retry-after", List.of("Fri, 20 Nov 2026 12:00:30 GMT"));
    assertThat(new Reply(429, headers, Body.EMPTY).pause()).contains(Duration.ofSeconds(1));
    assertThat(new Reply(503, headers, Body.EMPTY).pause()).isEmpty();
  }
}

package dev.estorno.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0",
    "1970-01-01T00:00:00.000001999Z, 1",
    "1969-12-31T23:59:59.999999001Z, -1",
    "1969-12-31T23:59:59.999998999Z, -2",
    "2026-11-03T12:00:00.123456789Z, 1793707200123456",
  })
  void microsecondsAreCountedFrom1970AndRoundedDown(Instant it, long micros) {
    assertThat(Times.micros(it)).isEqualTo(micros);
    assertThat(Times.cut(it)).isEqualTo(Times.instant(micros));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE})
  void everyNumberOfMicrosecondsIsAnInstantAndBack(long micros) {
    assertThat(Times.micros(Times.instant(micros))).isEqualTo(micros);
  }

  @Test
  void whatIsBeyondTheRangeIsBroughtToItsEnd() {
    assertThat(Times.micros(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Times.micros(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Times.cut(Times.cut(Instant.MAX))).isEqualTo(Times.cut(Instant.MAX));
  }
}

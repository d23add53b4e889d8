package dev.estorno.gateway.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WavesTest {
  private final List<List<String>> waves = new ArrayList<>();

  /** Each item is about its letters. */
  private List<String> carryOut(String... items) throws SQLException {
    return Waves.carryOut(
        List.of(items),
        it -> it.chars().boxed().toList(),
        wave -> {
          waves.add(wave);
          return wave.stream().map(it -> it + "!").toList();
        });
  }

  @Test
  void whatDoesNotMeetIsDoneTogether() throws SQLException {
    assertThat(carryOut("a", "b", "c")).containsExactly("a!", "b!", "c!");
    assertThat(waves).containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void whatMeetsFollowsOneAnotherAndResultsKeepTheirPlaces() throws SQLException {
    assertThat(carryOut("ab", "bc", "d", "ab", "cd"))
        .containsExactly("ab!", "bc!", "d!", "ab!", "cd!");
    assertThat(waves).containsExactly(List.of("ab", "d"), List.of("bc"), List.of("ab", "cd"));
  }

  @Test
  void nothingIsNoWave() throws SQLException {
    assertThat(carryOut()).isEmpty();
    assertThat(waves).isEmpty();
  }
}

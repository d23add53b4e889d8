package dev.estorno.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {
  @Test
  void itSaysHowManyHistoriesWentWrong() {
    assertThat(run("simulate", "--seeds", "3", "--from", "5"))
        .contains("3 histories from seed 5, 0 went wrong");
  }

  @Test
  void aHistoryIsToldFromItsSeed() {
    String told = run("simulate", "--seeds", "1", "--from", "7", "--history");
    assertThat(told).contains("seed 7", "caller: ", "all is calm", "0 went wrong");
    assertThat(run("simulate", "--seeds", "1", "--from", "7", "--history")).isEqualTo(told);
  }

  private static String run(String... arguments) {
    PrintStream before = System.out;
    var told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.commandLine().execute(arguments)).isZero();
    } finally {
      System.setOut(before);
    }
    return told.toString(StandardCharsets.UTF_8);
  }
}

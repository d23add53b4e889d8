package dev.estorno.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Every state x event pair against the table that people read and agreed to. After a change of the
 * lifecycle, run with {@code -Destorno.docs=write}, and read the difference line by line.
 */
class LifecycleTableTest {
  private static final Path TABLE = Path.of("src", "test", "resources", "lifecycle-table.txt");

  @Test
  void everyStateAndEventIsDecidedAsTheTableSays() throws IOException {
    if ("write".equals(System.getProperty("estorno.docs"))) {
      Files.writeString(TABLE, table());
    }
    assertThat(table()).isEqualToNormalizingNewlines(Files.readString(TABLE));
  }

  static String table() {
    var lines = new StringBuilder();
    Samples.cancellations()
        .forEach((state, it) -> {
          lines.append(state).append('\n');
          Samples.events()
              .forEach((name, event) -> {
                var decision = Samples.LIFECYCLE.decide(it, event, Samples.NOON);
                lines.append("  %-18s %s%n".formatted(name, Samples.word(decision)));
              });
        });
    return lines.toString();
  }
}

package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Cancellation;
import dev.estorno.gateway.store.Entry;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.JournalLine;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process at work on a store is killed, again and again. */
@Timeout(240)
abstract class CrashTest {
  private static final int ROUNDS = 3;
  private static final int LINES_BEFORE_THE_END = 400;

  /** Starts {@link OtherProcess} on the store under test. */
  abstract Process start(String name) throws IOException;

  abstract Store open();

  @Test
  void aProcessThatIsKilledLosesNothingItHasAcknowledged() throws Exception {
    var acknowledged = new HashMap<String, Long>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.putAll(killedAtWork("round-" + round));

      try (Store store = open()) {
        acknowledged.forEach((id, version) -> assertKept(store, id, version));
        assertWhole(store);
      }
    }
  }

  /** The newest version that was acknowledged of each row, until the process was killed. */
  private Map<String, Long> killedAtWork(String name) throws IOException, InterruptedException {
    Process process = start(name);
    var acknowledged = new HashMap<String, Long>();
    try (BufferedReader lines = process.inputReader()) {
      int read = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        // The last line may have been cut off by the end of the process.
        if (words.length == 3) {
          acknowledged.put(words[0], Long.valueOf(words[1]));
        }
        if (++read == LINES_BEFORE_THE_END) {
          // By its handle: the process itself would close the stream with the last lines in it.
          process.toHandle().destroyForcibly();
        }
      }
      assertThat(read).as("lines of the other process").isGreaterThan(LINES_BEFORE_THE_END / 2);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  private static void assertKept(Store store, String id, long version) {
    assertThat(store.find(Given.SHOP, Given.id(id)))
        .as("%s, acknowledged at version %d", id, version)
        .hasValueSatisfying(
            it -> assertThat(it.cancellation().version()).isGreaterThanOrEqualTo(version));
  }

  /** No row without its journal: what was cut off left nothing half done. */
  private static void assertWhole(Store store) {
    for (Entry entry : store.list(Query.all(Given.SHOP, Integer.MAX_VALUE))) {
      Cancellation it = entry.cancellation();
      List<JournalLine> lines = store.journal(it.merchant(), it.id());
      assertThat(lines).hasSize((int) it.version());
      assertThat(lines.getLast().to()).isEqualTo(it.state().kind());
    }
  }
}

package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.demo.Audit;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway's process is killed (SIGKILL) at random moments of a stream of cancels, and started
 * anew on the same rows: whatever was accepted ends, nothing happens twice, nothing is forgotten.
 */
class KilledTest {
  private static final int ROUNDS = 8;
  private static final int PAYMENTS_PER_ROUND = 60;

  @TempDir private Path folder;

  @Test
  void nothingIsLostAndNothingHappensTwice() throws Exception {
    long seed = Long.getLong("estorno.seed", System.nanoTime());
    System.out.println("replay: -Destorno.seed=" + seed);
    try (SandboxServer sandbox = SandboxServer.start(0, seed);
        var stream = new CancelStream(Running.address(sandbox.port()), new Random(seed))) {
      for (int round = 0; round < ROUNDS; round++) {
        killOnce(stream, Running.address(sandbox.port()));
      }
      assertThat(stream.lost()).as("requests that the strokes cut off").isGreaterThan(ROUNDS);
      try (GatewayProcess gateway = GatewayProcess.start(stream.sandboxAddress(), folder)) {
        stream.finish(gateway.address());
        check(stream, gateway.address());
        assertThat(gateway.stop()).as("a graceful end").isIn(0, 143);
      }
    }
  }

  private void killOnce(CancelStream stream, URI sandbox) throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(sandbox, folder)) {
      stream.send(gateway.address(), PAYMENTS_PER_ROUND, () -> gateway.kill());
    }
  }

  private static void check(CancelStream stream, URI gateway) throws Exception {
    List<Row> rows = stream.rows(gateway);
    Map<Audit.Payment, Long> amounts = new HashMap<>();
    stream
        .payments()
        .forEach(it -> amounts.put(new Audit.Payment("picpay", it), CancelStream.AMOUNT));
    assertThat(Audit.compare(rows, stream.effects(), amounts)).as("rows and effects").isEmpty();
    assertThat(rows).hasSize(ROUNDS * PAYMENTS_PER_ROUND);
    assertThat(rows).extracting(Row::state).containsOnly("cancelled");
    assertThat(rows.stream().map(Row::reference).distinct())
        .as("one cancellation each")
        .containsExactlyInAnyOrderElementsOf(stream.payments());
    Map<String, String> ends = new HashMap<>();
    rows.forEach(it -> ends.put(it.id(), it.state() + " " + it.effect()));
    stream
        .told()
        .forEach(it -> {
          assertThat(ends).as("what callers were told").containsKey(it.id());
          if (it.isFinal()) {
            assertThat(ends).containsEntry(it.id(), it.state() + " " + it.effect());
          }
        });
  }
}

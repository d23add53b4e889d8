package dev.estorno.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
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
        stream.check(gateway.address());
        assertThat(stream.payments()).hasSize(ROUNDS * PAYMENTS_PER_ROUND);
        assertThat(gateway.stop()).as("a graceful end").isIn(0, 143);
      }
    }
  }

  private void killOnce(CancelStream stream, URI sandbox) throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(sandbox, folder)) {
      stream.send(gateway.address(), PAYMENTS_PER_ROUND, () -> gateway.kill());
    }
  }
}

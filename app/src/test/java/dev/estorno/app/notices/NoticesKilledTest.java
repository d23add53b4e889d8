package dev.estorno.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.e2e.Await;
import dev.estorno.app.e2e.GatewayProcess;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed between what it decided and what it told. */
class NoticesKilledTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void whatWasDecidedIsToldByTheNextProcess() throws Exception {
    var killed = new CountDownLatch(1);
    try (var receiver = new Receiver();
        var sandboxServer = SandboxServer.start(0, 7);
        var sandbox = new SandboxClient(address(sandboxServer.port()))) {
      List<Row> rows = new ArrayList<>();
      String secret;
      receiver.answer(_ -> afterwards(killed));
      try (var gateway = GatewayProcess.start(address(sandboxServer.port()), folder);
          var merchant = new Merchant(gateway.address(), sandbox)) {
        secret = merchant.register(receiver).path("secret").stringValue();
        for (int i = 0; i < 5; i++) {
          rows.add(merchant.cancel("paid"));
        }
        Await.until("one is being sent", WAIT, () -> !receiver.got().isEmpty());
        gateway.kill();
      }
      killed.countDown();
      List<String> before = receiver.ids();
      try (var gateway = GatewayProcess.start(address(sandboxServer.port()), folder);
          var merchant = new Merchant(gateway.address(), sandbox)) {
        Await.until("none is owed any more", WAIT, () -> waiting(merchant) == 0);
        assertThat(receiver.ids())
            .containsAll(before)
            .containsExactlyInAnyOrderElementsOf(
                merchant.notices().stream().map(it -> it.path("id").stringValue()).toList());
        assertThat(receiver.got()).allMatch(it -> it.isSignedWith(secret));
        assertThat(
                receiver.got().stream()
                    .map(it -> it.json().at("/data/id").stringValue())
                    .distinct())
            .containsExactlyInAnyOrderElementsOf(rows.stream().map(Row::id).toList());
      }
    }
  }

  private static int waiting(Merchant merchant) throws Exception {
    return merchant.get("/v1/endpoints").at("/items/0/waiting").intValue();
  }

  /** Hangs until then. */
  private static int afterwards(CountDownLatch latch) {
    try {
      latch.await();
      return 200;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}

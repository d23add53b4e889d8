package dev.estorno.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.RestClient.Row;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.e2e.Await;
import dev.estorno.app.e2e.SharedDatabase;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cancels on sixteen connections at four providers, one of them hanging and the others lying, while
 * processes are killed and frozen and the database is restarted. Then the sky clears, and every
 * accepted cancellation must end; effects, rows, answers and notices are compared one by one.
 *
 * <p>Longer: {@code ./estorno test app -Dtest=ChaosTest -Destorno.chaos=PT10M}.
 */
@Timeout(value = 12, unit = TimeUnit.HOURS)
class ChaosTest {
  private static final Duration LASTS =
      Duration.parse(System.getProperty("estorno.chaos", "PT20S"));
  private static final Duration END_MAX = Duration.ofMinutes(3);

  @TempDir private Path folder;
  private final long seed = Long.getLong("estorno.seed", System.nanoTime());
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void threeNodesOnOneDatabase() throws Exception {
    System.out.println("replay: -Destorno.seed=" + seed);
    try (var ear = new Ear();
        SandboxServer server = SandboxServer.start(0, seed);
        var sandbox = new SandboxClient(URI.create("http://127.0.0.1:" + server.port()));
        var database = SharedDatabase.start(folder.resolve("postgres"));
        var fleet = new Fleet(folder, Deployment.onPostgres(sandbox.base(), database.url()), 3);
        var shop = new Shop(sandbox, fleet)) {
      var storm = new Storm(fleet, sandbox, new Random(seed), over);
      ear.register(fleet.address(0));
      rage(shop, storm, ear, () -> strike(storm, database));
      assertThat(storm.count("database")).isEqualTo(2);
      assertThat(storm.count("freezes")).isPositive();
      calm(shop, fleet, sandbox, ear);
      assertThat(fleet.worked()).as("nodes that did a part of the work").hasSize(fleet.size());
    }
  }

  @Test
  void oneNodeOnAFolder() throws Exception {
    System.out.println("replay: -Destorno.seed=" + seed);
    try (var ear = new Ear();
        SandboxServer server = SandboxServer.start(0, seed);
        var sandbox = new SandboxClient(URI.create("http://127.0.0.1:" + server.port()));
        var fleet =
            new Fleet(folder, Deployment.inFolder(sandbox.base(), "" + folder.resolve("data")), 1);
        var shop = new Shop(sandbox, fleet)) {
      var storm = new Storm(fleet, sandbox, new Random(seed), over);
      ear.register(fleet.address(0));
      rage(shop, storm, ear, () -> killFor(storm, LASTS.toMillis()));
      calm(shop, fleet, sandbox, ear);
    }
  }

  private interface Strokes {
    void fall() throws Exception;
  }

  private void rage(Shop shop, Storm storm, Ear ear, Strokes strokes) throws Exception {
    storm.gather();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calling =
          threads.submit(() -> {
            shop.open(seed, over);
            return true;
          });
      ear.away(true);
      try {
        strokes.fall();
      } finally {
        ear.away(false);
        over.countDown();
      }
      calling.get();
    }
    storm.clear();
    assertThat(storm.count("killed")).isPositive();
    assertThat(shop.unanswered()).as("requests that a stroke cut off").isPositive();
  }

  /** Kills every few seconds; a freeze, and the database restarted twice, in between. */
  private void strike(Storm storm, SharedDatabase database) throws Exception {
    long third = LASTS.toMillis() / 3;
    killFor(storm, third);
    restart(storm, database);
    storm.freeze();
    killFor(storm, third);
    restart(storm, database);
    killFor(storm, third);
  }

  private void killFor(Storm storm, long millis) throws Exception {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (System.nanoTime() < end) {
      storm.pause(2_000);
      storm.kill();
    }
  }

  private static void restart(Storm storm, SharedDatabase database) throws Exception {
    storm.told("the database is restarted");
    database.stop();
    database.startAgain();
  }

  /** Everything ends by itself, and all that was said and done agrees. */
  private static void calm(Shop shop, Fleet fleet, SandboxClient sandbox, Ear ear)
      throws Exception {
    atMost(END_MAX, () -> shop.askAgain() == 0);
    assertThat(shop.open()).as("what has not ended").isEmpty();
    try (var rest = new RestClient(fleet.address(0), "dev-key")) {
      List<Row> rows = rest.all();
      System.out.printf(
          "%d cancellations, %d effects, %d answers, %d requests without one%n",
          rows.size(), sandbox.effects().size(), shop.told().size(), shop.unanswered());
      assertThat(Truth.complaints(rows, sandbox.effects(), shop.amounts(), shop.told())).isEmpty();
      atMost(END_MAX, () -> ear.complaints(rows).isEmpty());
      assertThat(ear.complaints(rows)).as("rows and notices").isEmpty();
      assertThat(rows.stream().filter(it -> it.state().equals("cancelled")).map(Row::provider))
          .as("each provider did something")
          .contains("letpay", "liquido", "picpay", "qitech");
    }
  }

  /** Until it is so, or it should long have been: what is missing is said by who looks then. */
  private static void atMost(Duration max, Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + max.toNanos();
    while (!so.call() && System.nanoTime() < end) {
      Await.pause();
    }
  }
}

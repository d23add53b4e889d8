package dev.estorno.app.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PostgreSQL server that the suite brings along, for many gateways to share; what is
 * committed there is on the disk.
 */
public final class SharedDatabase implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(60);

  private final Path data;
  private final Process watchdog;
  private EmbeddedPostgres server;

  private SharedDatabase(Path data) throws IOException {
    this.data = data;
    this.server = started(0);
    // A process that is killed can stop nobody, but its end of this pipe closes.
    String stop = "read _; kill -INT $(head -n 1 " + data.resolve("postmaster.pid") + ")";
    this.watchdog =
        new ProcessBuilder("sh", "-c", stop).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  public static SharedDatabase start(Path data) throws IOException {
    return new SharedDatabase(data);
  }

  private EmbeddedPostgres started(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofSeconds(60))
        // The library switches it off; what is tried here is what production does.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
  }

  /** Stops it under everybody who is connected. */
  public void stop() throws IOException {
    server.close();
    // The library waits five seconds; on a busy machine the last checkpoint takes longer.
    Await.until("PostgreSQL stops", STOP_MAX, () -> !Files.exists(data.resolve("postmaster.pid")));
  }

  /** Starts it again, where it was and with what it had. */
  public void startAgain() throws IOException {
    server = started(server.getPort());
  }

  @Override
  public void close() throws IOException {
    watchdog.destroy();
    stop();
  }
}

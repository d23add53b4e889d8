package dev.estorno.gateway.store.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL server that the suite brings along, on a free port of 127.0.0.1: a database for
 * every store, and it can be stopped and started again. What is committed is on the disk. All
 * classes share one, which ends with them; with the whole process too, were it killed.
 */
final class OwnPostgres implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(60);

  private final Path folder;
  private final Process watchdog;
  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres server;
  private boolean up;

  private OwnPostgres(Path folder) throws IOException {
    this.folder = folder;
    this.server = started(0);
    this.up = true;
    // A process that is killed can stop nobody, but its end of this pipe closes.
    String stop = "read _; kill -INT $(head -n 1 " + folder.resolve("data/postmaster.pid") + ")";
    this.watchdog =
        new ProcessBuilder("sh", "-c", stop).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Gives the one server to whoever has a parameter for it. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == OwnPostgres.class;
    }

    @Override
    public OwnPostgres resolveParameter(ParameterContext parameter, ExtensionContext test) {
      // What is kept at the root is closed once all tests are over.
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(OwnPostgres.class, _ -> OwnPostgres.start(), OwnPostgres.class);
    }
  }

  private static OwnPostgres start() {
    try {
      return new OwnPostgres(Files.createTempDirectory("estorno-postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException("no PostgreSQL could be started, so nothing was tried", e);
    }
  }

  private EmbeddedPostgres started(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(Duration.ofSeconds(60))
        // The library switches it off; what is tried here is what production does.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_connections", "200")
        .start();
  }

  /** A new empty database. */
  PostgresStore.Server database() {
    String name = "estorno_" + databases.incrementAndGet();
    execute(at("postgres"), "create database " + name);
    return at(name);
  }

  private static final List<String> TABLES =
      List.of(
          "cancellation",
          "payment",
          "idempotency_key",
          "journal",
          "cancellation_archive",
          "journal_archive",
          "endpoint",
          "notice",
          "delivery");

  /** Empties the tables: truncating so many small ones would take ten times as long. */
  static void clear(PostgresStore.Server server) {
    for (String it : TABLES) {
      execute(server, "delete from " + it);
    }
  }

  private PostgresStore.Server at(String name) {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    return new PostgresStore.Server(url, "postgres", "postgres", "test");
  }

  static Connection connection(PostgresStore.Server server) throws SQLException {
    return DriverManager.getConnection(server.url(), server.user(), server.password());
  }

  static void execute(PostgresStore.Server server, String sql) {
    try (var connection = connection(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Stops it, with everybody connected or not. */
  void stop() throws IOException {
    if (up) {
      server.close();
      up = false;
      awaitStopped();
    }
  }

  /** The library waits five seconds; on a busy machine the last checkpoint takes longer. */
  private void awaitStopped() throws IOException {
    Path pid = folder.resolve("data").resolve("postmaster.pid");
    for (long end = System.nanoTime() + STOP_MAX.toNanos(); Files.exists(pid); ) {
      if (System.nanoTime() > end) {
        throw new IOException("PostgreSQL did not stop within " + STOP_MAX);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Starts it again, on the same port and with the same data. */
  void startAgain() throws IOException {
    if (!up) {
      server = started(server.getPort());
      up = true;
    }
  }

  @Override
  public void close() throws IOException {
    watchdog.destroy();
    stop();
    try (var inside = Files.walk(folder)) {
      for (Path it : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(it);
      }
    }
  }

  List<String> settings(String... names) throws SQLException {
    try (var connection = connection(at("postgres"));
        var statement = connection.createStatement()) {
      var values = new ArrayList<String>();
      for (String name : names) {
        try (var row = statement.executeQuery("show " + name)) {
          row.next();
          values.add(row.getString(1));
        }
      }
      return values;
    }
  }
}

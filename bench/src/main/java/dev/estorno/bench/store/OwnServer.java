package dev.estorno.bench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the machine's own programs, in a folder of its own, until it is closed.
 */
final class OwnServer implements AutoCloseable {
  private final Path programs;
  private final Path folder;
  private final int port;

  private OwnServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Where the machine has them, the newest first; empty when it has none. */
  static Optional<Path> programs() {
    Path debian = Path.of("/usr/lib/postgresql");
    try (var found = Files.find(debian, 3, (it, _) -> it.endsWith("initdb"))) {
      return found.max(Comparator.naturalOrder()).map(it -> it.resolveSibling(""));
    } catch (IOException | UncheckedIOException _) {
      return onPath();
    }
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(Path::of)
        .filter(it -> Files.isExecutable(it.resolve("initdb")))
        .findFirst();
  }

  static OwnServer start(Path programs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("estorno-bench-postgres");
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var server = new OwnServer(programs, folder, port);
    server.own();
    server.run("initdb", "-D", folder + "/data", "-U", "bench", "-A", "trust", "-E", "UTF8", "-N");
    // As a small production server would be; commits wait for the disk, as they must.
    String options =
        "-c port=%d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s"
                .formatted(port, folder)
            + " -c shared_buffers=2GB -c max_wal_size=8GB";
    String log = folder + "/log";
    server.run("pg_ctl", "-D", folder + "/data", "-l", log, "-o", options, "-w", "start");
    return server;
  }

  int port() {
    return port;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** The server does not run as root: it is another's then. */
  private void own() throws IOException, InterruptedException {
    if (isRoot()) {
      exec(List.of("chown", "postgres", folder.toString()));
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private void run(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(words[0]).toString());
    command.addAll(List.of(words).subList(1, words.length));
    exec(command);
  }

  private static void exec(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .directory(Path.of("/").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("this failed: " + String.join(" ", command));
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "-D", folder + "/data", "-m", "fast", "-w", "-t", "120", "stop");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}

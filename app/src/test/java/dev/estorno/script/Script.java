package dev.estorno.script;

import dev.estorno.tidy.Repository;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs of the repository in a folder of their own, and keeps what they say. */
final class Script {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** How a program ended, and everything it said. */
  record Result(int code, String said) {}

  /** Runs a line of the README, on the classes under test instead of a build of its own. */
  static Process shell(Path folder, String line) {
    var command =
        line.replaceFirst("^\\./estorno", "exec '" + Repository.root().resolve("estorno") + "'");
    var classPath = System.getProperty("java.class.path");
    return start(folder, Map.of("ESTORNO_CLASSPATH", classPath), List.of("sh", "-c", command));
  }

  static Process start(Path folder, Map<String, String> environment, List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new AssertionError("starting " + command, e);
    }
  }

  /** Waits, within bounds, until it has ended by itself. */
  static Result end(Process process) throws Exception {
    try {
      var said = CompletableFuture.supplyAsync(() -> read(process));
      var all = said.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return new Result(process.waitFor(), all);
    } finally {
      stop(process);
    }
  }

  private static String read(Process process) {
    return String.join("\n", lines(process).lines().toList());
  }

  /** Waits, within bounds, until it says this, then stops it. Returns all it said until then. */
  static String stopOnceItSays(Process process, String wanted) throws Exception {
    try {
      var heard = CompletableFuture.supplyAsync(() -> readUntil(process, wanted));
      return heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } finally {
      stop(process);
    }
  }

  private static String readUntil(Process process, String wanted) {
    var said = new StringBuilder();
    var lines = lines(process).lines().iterator();
    while (lines.hasNext() && said.indexOf(wanted) < 0) {
      said.append(lines.next()).append('\n');
    }
    return said.toString();
  }

  private static BufferedReader lines(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private Script() {}
}

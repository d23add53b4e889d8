package dev.estorno.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of the program's, as a process of its own, started as people start it. */
final class Child implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("listens at (http://\\S+)");
  private static final long START_SECONDS_MAX = 60;
  private static final long STOP_SECONDS_MAX = 30;

  private final Process process;
  private final URI address;

  private Child(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it with these arguments; its log goes to {@code log}. */
  static Child start(Path script, Path log, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    var address = new CompletableFuture<URI>();
    Thread.ofVirtual().start(() -> read(process, address));
    try {
      return new Child(process, address.get(START_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException failed) {
      process.destroyForcibly();
      throw new IOException("did not start: " + command + ", see " + log, failed);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  URI address() {
    return address;
  }

  private static void read(Process process, CompletableFuture<URI> address) {
    process
        .inputReader()
        .lines()
        .forEach(line -> {
          Matcher found = ADDRESS.matcher(line);
          if (found.find()) {
            address.complete(URI.create(found.group(1)));
          }
        });
    address.completeExceptionally(new IOException("it ended early"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package dev.estorno.sandbox.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.estorno.sandbox.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What moved the fakes, one line each, written before it is done: a sandbox started on the same
 * folder does it all again and is the same sandbox. It survives the process, not the machine (no
 * fsync). The file holds requests in full, with headers and bodies: the sandbox's own fake data.
 */
final class InputLog implements AutoCloseable {

  private static final String FILE = "sandbox.ndjson";

  /** Where all chance comes from: the seed, and how often the sandbox was reset since. */
  record Origin(long seed, long generation) {}

  private final Optional<FileChannel> channel;

  private InputLog(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /** Keeps nothing. */
  static InputLog none() {
    return new InputLog(Optional.empty());
  }

  /** Appends to the folder's log. */
  static InputLog in(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) throw inUse(folder);
      endLastLine(channel);
      return new InputLog(Optional.of(channel));
    } catch (OverlappingFileLockException cause) {
      throw inUse(folder);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the sandbox's log in " + folder, cause);
    }
  }

  /** The lines in the folder, oldest first; a line that a crash cut off was never acted upon. */
  static List<JsonNode> lines(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) return List.of();
    try (Stream<String> lines = Files.lines(file)) {
      return lines.flatMap(line -> Json.parse(line.getBytes(UTF_8)).stream()).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read the sandbox's log " + file, cause);
    }
  }

  private static IllegalStateException inUse(Path folder) {
    return new IllegalStateException("another sandbox is running on " + folder);
  }

  private static void endLastLine(FileChannel channel) throws IOException {
    long size = channel.size();
    channel.position(size);
    if (size == 0) return;
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, size - 1);
    if (last.get(0) != '\n') channel.write(ByteBuffer.wrap("\n".getBytes(UTF_8)));
  }

  /** Forgets everything, and starts anew with this origin. */
  synchronized void restart(Origin origin) {
    try {
      if (channel.isPresent()) channel.get().truncate(0);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot empty the sandbox's log", cause);
    }
    write(
        Json.object()
            .put("type", "origin")
            .put("format", 1)
            .put("seed", origin.seed())
            .put("generation", origin.generation()));
  }

  void input(String provider, Instant now, Input input) {
    if (channel.isEmpty()) return;
    write(InputCodec.write(input).put("provider", provider).put("now", now.toString()));
  }

  void clock(Duration offset) {
    write(Json.object().put("type", "clock").put("offset", offset.toString()));
  }

  @Override
  public synchronized void close() {
    try {
      if (channel.isPresent()) channel.get().close();
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot close the sandbox's log", cause);
    }
  }

  private synchronized void write(ObjectNode line) {
    if (channel.isEmpty() || !channel.get().isOpen()) return; // closed: nothing more is kept
    ByteBuffer bytes = ByteBuffer.wrap((Json.string(line) + "\n").getBytes(UTF_8));
    try {
      while (bytes.hasRemaining()) channel.get().write(bytes);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot write the sandbox's log", cause);
    }
  }
}

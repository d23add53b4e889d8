package dev.estorno.bench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What a bench leaves behind: nothing. */
final class Folders {
  private Folders() {}

  static void delete(Path folder) throws IOException {
    try (var inside = Files.walk(folder)) {
      for (Path it : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(it);
      }
    }
  }
}

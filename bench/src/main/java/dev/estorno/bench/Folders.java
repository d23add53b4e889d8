package dev.estorno.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders that a run leaves nothing of. */
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

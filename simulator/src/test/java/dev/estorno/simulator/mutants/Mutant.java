package dev.estorno.simulator.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program with one guard broken.
 *
 * @param file from the root of the repository
 * @param before what stands in the file, exactly once
 * @param after what stands there instead
 */
record Mutant(String name, String why, Path file, String before, String after) {
  private static final Pattern ONE =
      Pattern.compile("(?ms)^# (\\S+): (.*?)$\\n^file: (\\S+)$\\n^<<<\\n(.*?)^===\\n(.*?)^>>>$");

  /** All that a file lists. */
  static List<Mutant> read(Path list) throws IOException {
    var all = new ArrayList<Mutant>();
    Matcher one = ONE.matcher(Files.readString(list));
    while (one.find()) {
      all.add(
          new Mutant(
              one.group(1),
              one.group(2),
              Path.of(one.group(3)),
              one.group(4).stripTrailing(),
              one.group(5).stripTrailing()));
    }
    return all;
  }

  /** The whole file as it then is. */
  String source(Path root) throws IOException {
    String text = Files.readString(root.resolve(file));
    int at = text.indexOf(before);
    if (at < 0 || text.indexOf(before, at + 1) >= 0) {
      throw new IllegalStateException(
          name + ": must stand in " + file + " exactly once: " + before);
    }
    return text.replace(before, after);
  }

  /** The class that the file declares. */
  String className() {
    String path = file.toString();
    int at = path.indexOf("src/main/java/") + "src/main/java/".length();
    return path.substring(at, path.length() - ".java".length()).replace('/', '.');
  }

  @Override
  public String toString() {
    return name;
  }
}

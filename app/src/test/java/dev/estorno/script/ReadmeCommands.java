package dev.estorno.script;

import dev.estorno.tidy.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Every command that the README shows, and what it must show in turn. */
final class ReadmeCommands {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(?:sh|bash|shell|console)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);

  /** What happens when a command is run as the README has it. */
  sealed interface Expectation {}

  /** It ends by itself, without a failure, and has said this. */
  record Ends(String saying) implements Expectation {}

  /**
   * It stays up, and says this when it is ready.
   *
   * @param more appended to the command, to keep off ports that may be taken
   */
  record StaysUp(String saying, String more) implements Expectation {}

  /** It is run by something else than this test. */
  record RunElsewhere(String where) implements Expectation {}

  /** A line of the README. */
  record Command(String line, Expectation expectation) {
    @Override
    public String toString() {
      return line;
    }
  }

  static final List<Command> ALL =
      List.of(
          new Command("./estorno --help", new Ends("Usage: estorno")),
          new Command("./estorno demo --once", new Ends("they agree one by one")),
          new Command("./estorno simulate --seeds 200", new Ends("0 went wrong")),
          new Command("./estorno sandbox", new RunElsewhere("ReadmeWalkTest")),
          new Command(
              "./estorno serve --sandbox http://127.0.0.1:8090",
              new RunElsewhere("ReadmeWalkTest")),
          new Command("./estorno cancel picpay order-1", new RunElsewhere("ReadmeWalkTest")),
          new Command("./estorno test", new RunElsewhere("it is what runs this test")));

  /** The commands in the shell blocks of a text in Markdown, without comments and prompts. */
  static Set<String> in(String markdown) {
    var commands = new LinkedHashSet<String>();
    var blocks = BLOCK.matcher(markdown);
    while (blocks.find()) {
      blocks
          .group(1)
          .replace("\\\n", " ")
          .lines()
          .map(it -> it.strip().replaceFirst("^\\$ ", "").replaceFirst("\\s+#.*", ""))
          .map(it -> it.replaceAll("\\s+", " ").replaceFirst(" &$", ""))
          .filter(it -> it.equals("./estorno") || it.startsWith("./estorno "))
          .forEach(commands::add);
    }
    return commands;
  }

  /** The commands of a file at the root of the repository; none if it is not there. */
  static Set<String> inFile(String name) {
    Path file = Repository.root().resolve(name);
    try {
      return Files.exists(file) ? in(Files.readString(file)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file, e);
    }
  }

  private ReadmeCommands() {}
}

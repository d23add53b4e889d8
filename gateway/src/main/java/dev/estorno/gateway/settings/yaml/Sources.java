package dev.estorno.gateway.settings.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a value may come from: written as it is, from the environment, or (secrets only) from a
 * file.
 *
 * @param file the settings file
 * @param environment looks up a variable
 */
public record Sources(Path file, Function<String, Optional<String>> environment) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:(\\w+)}");
  private static final String FILE = "file:";

  /** The value behind what is written, or what is wrong with it. */
  sealed interface Value {
    record Found(String text) implements Value {}

    record Wrong(String why) implements Value {}
  }

  Value text(String written) {
    Matcher variable = VARIABLE.matcher(written);
    if (variable.matches()) {
      String name = variable.group(1);
      return environment
          .apply(name)
          .filter(it -> !it.isBlank())
          .<Value>map(Value.Found::new)
          .orElseGet(() -> new Value.Wrong("needs the environment variable " + name));
    }
    // Half of such a form is a typo, and must not become the value itself.
    return written.contains("${")
        ? new Value.Wrong("has ${ in it; a variable of the environment is written ${ENV:NAME}")
        : new Value.Found(written);
  }

  Value secret(String written) {
    return written.startsWith(FILE) ? content(written.substring(FILE.length())) : text(written);
  }

  private Value content(String name) {
    try {
      String text = Files.readString(file.toAbsolutePath().resolveSibling(name)).strip();
      return text.isEmpty()
          ? new Value.Wrong("names the file " + name + ", which is empty")
          : new Value.Found(text);
    } catch (InvalidPathException _) {
      return new Value.Wrong("names a file by what cannot be a path");
    } catch (IOException broken) {
      String why = broken.getClass().getSimpleName();
      return new Value.Wrong("names the file " + name + ", which cannot be read: " + why);
    }
  }
}

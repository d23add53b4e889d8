package dev.estorno.app;

import dev.estorno.app.process.Failure;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.yaml.BadSettings;
import dev.estorno.providers.Connectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the settings, and says in one line what is wrong with them. */
final class SettingsFile {
  private static final Path STANDARD = Path.of("estorno.yaml");

  private SettingsFile() {}

  /**
   * The settings in that file, or in {@code estorno.yaml}.
   *
   * @throws Failure when there is no such file, or it cannot be used as it is
   */
  static Settings read(Optional<Path> chosen) {
    Path file = chosen.orElse(STANDARD);
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          "there is no settings file "
              + file
              + "; name one with --config, or try it all with --sandbox URL");
    }
    try {
      return Settings.read(file, Connectors.all(), it -> Optional.ofNullable(System.getenv(it)));
    } catch (BadSettings bad) {
      throw new Failure(String.valueOf(bad.getMessage()));
    }
  }
}

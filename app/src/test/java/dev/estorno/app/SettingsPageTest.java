package dev.estorno.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.Limits;
import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.settings.NoticeSettings;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.providers.Connectors;
import dev.estorno.providers.Provider;
import dev.estorno.tidy.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about settings shows a file that works, and the standard values as they are. */
class SettingsPageTest {
  @TempDir private Path folder;

  @Test
  void theFileOnThePageIsReadAndShowsTheStandard() throws Exception {
    Settings read = read(shown());

    assertThat(read.server()).isEqualTo(Settings.Server.STANDARD);
    assertThat(read.limits()).isEqualTo(Limits.STANDARD);
    assertThat(read.watch()).isEqualTo(Watching.STANDARD);
    assertThat(read.notices()).isEqualTo(NoticeSettings.STANDARD);
    for (Provider it : Connectors.all()) {
      assertThat(read.tuned(it).facts()).isEqualTo(it.facts());
      assertThat(read.tuning().of(it).breaker()).isEqualTo(Breaker.STANDARD);
    }
    assertThat(read.merchants()).hasSize(1);
    assertThat(read.merchants().getFirst().vtexStores()).hasSize(1);
  }

  @Test
  void whatTheOperatorMaySeeIsShownAsItMustBeWritten() throws Exception {
    String text = shown();
    int begin = text.indexOf("\nwatch:");
    String all = text.substring(begin).replaceAll("(?m)^  # ", "  ");

    assertThat(read(text.substring(0, begin) + all).watch())
        .isEqualTo(
            new Watching(
                Optional.of(new Watching.Place("0.0.0.0", 9090)),
                Duration.ofSeconds(5),
                Watching.Logs.TEXT,
                Optional.of(
                    new Watching.Traces(
                        URI.create("http://127.0.0.1:4318/v1/traces"), 0.1, false))));
  }

  private static String shown() throws IOException {
    String page = Files.readString(Repository.root().resolve("docs/operating/settings.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    return page.substring(begin, page.indexOf("```", begin));
  }

  private Settings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("estorno.yaml"), text);
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/picpay-seller-token"), "made-up");
    return Settings.read(file, Connectors.all(), it -> Optional.of("made-up-" + it));
  }
}

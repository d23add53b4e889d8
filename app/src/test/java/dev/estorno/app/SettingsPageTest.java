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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about settings shows a file that works, and the standard values as they are. */
class SettingsPageTest {
  @TempDir private Path folder;

  @Test
  void theFileOnThePageIsReadAndShowsTheStandard() throws Exception {
    String page = Files.readString(Repository.root().resolve("docs/operating/settings.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    Path file = folder.resolve("estorno.yaml");
    Files.writeString(file, page.substring(begin, page.indexOf("```", begin)));
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/picpay-seller-token"), "made-up");

    Settings read = Settings.read(file, Connectors.all(), it -> Optional.of("made-up-" + it));

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
}

package dev.estorno.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of {@link Rules}, over every file of the repository. */
class RulesTest {
  private static final Repository REPOSITORY = Repository.read();

  static Stream<Rule> rules() {
    return Rules.ALL.stream();
  }

  static Stream<Exceptions.Excuse> excuses() {
    return Exceptions.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(Rule rule) {
    assertThat(rule.check().apply(REPOSITORY))
        .filteredOn(it -> !Exceptions.excuse(rule, it))
        .as(rule.says())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isBrokenByItsSample(Rule rule) {
    assertThat(rule.check().apply(Repository.of(rule.sample()))).as(rule.says()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("excuses")
  void isStillNeeded(Exceptions.Excuse excuse) {
    var rule = Rules.ALL.stream().filter(it -> it.name().equals(excuse.rule())).findFirst();
    assertThat(rule).as("a rule named " + excuse.rule()).isPresent();
    assertThat(rule.get().check().apply(REPOSITORY))
        .as("what it excuses")
        .anyMatch(it -> excuse.covers(rule.get(), it));
  }

  @Test
  void theRepositoryIsReadWhole() {
    assertThat(REPOSITORY.files())
        .extracting(SourceFile::path)
        .contains("estorno", "pom.xml", "core/src/main/java/dev/estorno/core/Lifecycle.java");
  }

  @Test
  void sizesAreReported() throws IOException {
    var report = SizeRules.report(REPOSITORY);
    Files.createDirectories(Repository.root().resolve("target"));
    Files.writeString(Repository.root().resolve("target/sizes.txt"), report);
    assertThat(List.of(report.split("\n"))).contains("file lines", "method lines", "package files");
  }
}

package dev.estorno.simulator.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.LoggerFactory;

/**
 * Every guard is needed: with any of them broken, a history goes wrong. The guards of {@code
 * mutants.txt} are tried each time, all others of {@code more-mutants.txt} with {@code
 * -Dmutants=more}, and one of either with {@code -Dmutants=NAME}.
 */
@Execution(ExecutionMode.SAME_THREAD)
class MutantsTest {
  private static final long SEEDS = 10_000;
  private static final Path ROOT = Path.of("..");
  private static final Path LISTS = Path.of("src", "test", "resources");
  private static final Path PAGE = ROOT.resolve("docs/internals/simulator-mutants.md");
  private static final String WANTED = System.getProperty("mutants", "");

  @BeforeAll
  static void beQuiet() {
    ((Logger) LoggerFactory.getLogger("dev.estorno")).setLevel(Level.OFF);
  }

  private static List<Mutant> always() throws IOException {
    return Mutant.read(LISTS.resolve("mutants.txt"));
  }

  private static List<Mutant> more() throws IOException {
    return Mutant.read(LISTS.resolve("more-mutants.txt"));
  }

  private static List<Mutant> wanted() throws IOException {
    List<Mutant> all = WANTED.equals("more") ? more() : always();
    return WANTED.isEmpty() || WANTED.equals("more")
        ? all
        : Stream.concat(all.stream(), more().stream())
            .filter(it -> it.name().equals(WANTED))
            .toList();
  }

  @Test
  void everyBrokenGuardIsNoticed() throws IOException {
    List<String> unnoticed =
        wanted().stream().parallel().filter(it -> caught(it).isEmpty()).map(Mutant::name).toList();
    assertThat(wanted()).isNotEmpty();
    assertThat(unnoticed).isEmpty();
  }

  /** The lists keep up with the code: what is to be broken stands there, exactly once. */
  @Test
  void everyGuardStandsWhereTheListsSay() throws IOException {
    for (Mutant it : more()) {
      assertThat(it.source(ROOT)).isNotEmpty();
    }
    assertThat(always()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
  }

  @Test
  void thePageTellsOfEachOfThem() throws IOException {
    Function<List<Mutant>, String> rows =
        list ->
            list.stream()
                .map(it ->
                    "| `%s` | %s | `%s` |".formatted(it.name(), it.why(), it.file().getFileName()))
                .collect(Collectors.joining("\n"));
    String page =
        """
        # The broken versions that the simulator must notice

        Written by `MutantsTest` from its lists, with `-Destorno.docs=write`. How they are made and
        tried is on [the simulator's page](simulator.md).

        ## Tried with every test run

        | name | what it breaks | file |
        |---|---|---|
        %s

        ## Tried with `-Dmutants=more`

        | name | what it breaks | file |
        |---|---|---|
        %s
        """
            .formatted(rows.apply(always()), rows.apply(more()));
    if ("write".equals(System.getProperty("estorno.docs"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  /** The first seed that notices; a mutant that does not compile fails the test. */
  private static Optional<String> caught(Mutant mutant) {
    try {
      Twin twin = Twin.of(mutant, ROOT);
      Optional<String> how =
          LongStream.rangeClosed(1, SEEDS)
              .mapToObj(seed -> twin.violation(seed).map(it -> "seed " + seed + ": " + it))
              .flatMap(Optional::stream)
              .findFirst();
      String told = how.orElse("not noticed");
      System.out.printf("%-36s %s%n", mutant, told.substring(0, Math.min(160, told.length())));
      return how;
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}

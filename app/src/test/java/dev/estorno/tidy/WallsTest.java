package dev.estorno.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of {@link Walls}, over everything that the app is made of. */
class WallsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.estorno");

  @TempDir Path folder;

  static Stream<Wall> walls() {
    return Walls.all().stream();
  }

  @ParameterizedTest
  @MethodSource("walls")
  void stands(Wall wall) {
    assertThat(wall.rule().evaluate(OURS).getFailureReport().getDetails())
        .as(wall.says())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("walls")
  void isBrokenByItsSample(Wall wall) {
    var planted = Planted.compile(folder, wall.sample());
    assertThat(wall.rule().evaluate(planted).hasViolation()).as(wall.says()).isTrue();
  }

  @Test
  void timeAndChanceAreCaughtInEveryForm() {
    assertEveryLineIsCaught(
        Bans.TIME_OR_CHANCE,
        "java.time.LocalDate.now(java.time.ZoneId.of(\"Z\"))",
        "java.time.Clock.systemUTC()",
        "java.time.InstantSource.system()",
        "System.nanoTime()",
        "System.currentTimeMillis()",
        "Math.random()",
        "new java.util.Random(1)",
        "java.util.UUID.randomUUID()",
        "java.util.concurrent.ThreadLocalRandom.current()",
        "(java.util.function.Supplier<Object>) java.time.Instant::now");
  }

  @Test
  void threadsAreCaughtInEveryForm() {
    assertEveryLineIsCaught(
        Bans.THREADS,
        "new Thread()",
        "Thread.ofVirtual()",
        "Thread.startVirtualThread(null)",
        "java.util.concurrent.Executors.newCachedThreadPool()",
        "java.util.concurrent.CompletableFuture.runAsync(null)",
        "java.util.List.of().parallelStream()",
        "(java.util.concurrent.Callable<Object>) () -> { Thread.sleep(1); return null; }");
  }

  @Test
  void whoIsToldTheTimeMayReadIt() {
    assertThat(linesCaught(Bans.TIME_OR_CHANCE, "java.time.Instant.now((java.time.Clock) null)"))
        .isEmpty();
  }

  @Test
  void theClassesAreThere() {
    assertThat(OURS.contain("dev.estorno.core.Lifecycle")).isTrue();
    assertThat(OURS.contain("dev.estorno.providers.Provider")).isTrue();
    assertThat(OURS.contain("dev.estorno.gateway.store.Store")).isTrue();
    assertThat(OURS.contain(WallsTest.class)).isFalse();
  }

  private void assertEveryLineIsCaught(
      DescribedPredicate<JavaAccess<?>> ban, String... expressions) {
    var all = IntStream.rangeClosed(1, expressions.length).boxed().toList();
    assertThat(linesCaught(ban, expressions)).containsExactlyElementsOf(all);
  }

  /** Puts each expression on a line of its own, and tells which lines the ban catches. */
  private SortedSet<Integer> linesCaught(
      DescribedPredicate<JavaAccess<?>> ban, String... expressions) {
    var source = new StringBuilder("package dev.estorno.core; class A {");
    for (int i = 0; i < expressions.length; i++) {
      source.append(" Object it" + i + " = " + expressions[i] + ";\n");
    }
    var planted = Planted.compile(folder, List.of(source + "}"));
    return planted.get("dev.estorno.core.A").getAccessesFromSelf().stream()
        .filter(ban)
        .map(JavaAccess::getLineNumber)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

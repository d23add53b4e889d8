import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells how a test run went; the last line is always `N passed, M failed`. */
final class Summary {
  private static final int DETAIL_LINES_MAX = 25;

  private final PrintStream out;
  private final Path root;
  private final MavenRun run;
  private final boolean partial;
  private final boolean ci;
  private final long startedAt = System.nanoTime();

  /**
   * @param partial only some tests were asked for, so modules without any are left out
   * @param ci what could not run counts as failed
   */
  Summary(PrintStream out, Path root, MavenRun run, boolean partial, boolean ci) {
    this.out = out;
    this.root = root;
    this.run = run;
    this.partial = partial;
    this.ci = ci;
  }

  /** One line for a module that is done. */
  void tellModule(MavenRun.Module module) {
    List<TestCase> cases = TestCase.readAll(root, module.name);
    if (module.name.equals("parent") || (partial && cases.isEmpty())) {
      return;
    }
    long failed = count(cases, TestCase.Outcome.FAILED);
    long skipped = count(cases, TestCase.Outcome.SKIPPED);
    String notes =
        (failed == 0 ? "" : "   " + failed + " failed")
            + (skipped == 0 ? "" : "   " + skipped + " could not run")
            + (module.compiles ? "" : "   does not compile")
            + (module.running.isEmpty() ? "" : "   its JVM died")
            + (module.tried ? "" : "   not tried");
    out.printf(
        Locale.ROOT,
        "%-10s %5d tests %7s%s%n",
        module.name,
        cases.size(),
        seconds(module.took),
        notes);
  }

  /** Everything that went wrong, what could not run, and the count. Returns the exit code. */
  int tell() {
    var cases = new ArrayList<TestCase>();
    run.modules().forEach(it -> cases.addAll(TestCase.readAll(root, it.name)));
    var failed = cases.stream().filter(it -> it.outcome() == TestCase.Outcome.FAILED).toList();
    var skipped = cases.stream().filter(it -> it.outcome() == TestCase.Outcome.SKIPPED).toList();
    var problems = new ArrayList<>(run.problems());
    if (cases.isEmpty() && problems.isEmpty()) {
      problems.add(new MavenRun.Problem("tests", "there was none to run", List.of()));
    }
    tellFailures(problems, failed);
    tellSkipped(skipped);
    out.println("\nIt took " + seconds(Duration.ofNanos(System.nanoTime() - startedAt)) + ".");
    long wrong = problems.size() + failed.size() + (ci ? skipped.size() : 0);
    long passed = count(cases, TestCase.Outcome.PASSED);
    String rest = ci || skipped.isEmpty() ? "" : ", " + skipped.size() + " skipped";
    out.println(passed + " passed, " + wrong + " failed" + rest);
    return wrong == 0 ? 0 : 1;
  }

  private void tellFailures(List<MavenRun.Problem> problems, List<TestCase> failed) {
    tellProblems(problems);
    if (!run.notTried().isEmpty()) {
      out.println("\nNot tried because of that: " + String.join(", ", run.notTried()));
    }
    for (var it : failed) {
      out.println("\n" + it.module() + " FAILED " + it.title());
      tellDetails(Stream.concat(it.message().lines(), it.place().stream()));
    }
  }

  void tellProblems(List<MavenRun.Problem> problems) {
    for (var it : problems) {
      out.println("\n" + it.module() + " " + it.what());
      tellDetails(it.details().stream());
    }
  }

  private void tellDetails(Stream<String> details) {
    var lines = details.filter(it -> !it.isBlank()).toList();
    lines.stream().limit(DETAIL_LINES_MAX).forEach(it -> out.println("    " + it));
    if (lines.size() > DETAIL_LINES_MAX) {
      out.println("    ... and " + (lines.size() - DETAIL_LINES_MAX) + " lines more in the log");
    }
  }

  private void tellSkipped(List<TestCase> skipped) {
    if (skipped.isEmpty()) {
      return;
    }
    out.println("\nCould not run" + (ci ? " (CI=true: counted as failed):" : ":"));
    for (var it : skipped) {
      String reason = it.message().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
      out.println("    " + it.module() + " " + it.title() + ": " + reason.strip());
    }
  }

  private static long count(List<TestCase> cases, TestCase.Outcome outcome) {
    return cases.stream().filter(it -> it.outcome() == outcome).count();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs every test and check of the project through Maven, and says how it went in words for people.
 *
 * <p>{@code java scripts/RunTests.java [MODULE...] [-Dtest=NAME] [any other option of Maven]}, in
 * the root folder. Exits 0 only if everything that was asked for was run and passed.
 *
 * <p>With {@code --summary LOG} or {@code --problems LOG} it only tells, in whole or in part, how a
 * run of Maven went that is over.
 */
public final class RunTests {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path LOG = Path.of("target", "test.log");

  public static void main(String[] arguments) throws Exception {
    var ci = "true".equals(System.getenv("CI"));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (arguments.length == 2 && arguments[0].startsWith("--")) {
      System.exit(tellOldRun(arguments[0], Path.of(arguments[1]), out, ci));
    }
    var modules = Stream.of(arguments).filter(it -> !it.startsWith("-")).toList();
    for (String module : modules) {
      if (!Files.isRegularFile(Path.of(module, "pom.xml"))) {
        System.err.println("estorno: there is no module " + module + "; there are " + modules());
        System.exit(2);
      }
    }
    forgetEarlierRuns();
    out.println("Compiling and testing. The whole log is in " + LOG + ".\n");
    var run = new MavenRun(ROOT);
    var summary = new Summary(out, ROOT, run, modules.size() + arguments.length > 0, ci);
    run.whenDone(summary::tellModule);
    runMaven(command(modules, arguments), run);
    if (arguments.length == 0 && run.problems().isEmpty()) {
      tryTheJar(run);
    }
    System.exit(summary.tell());
  }

  private static int tellOldRun(String option, Path log, PrintStream out, boolean ci)
      throws IOException {
    var run = new MavenRun(ROOT);
    var summary = new Summary(out, ROOT, run, false, ci);
    boolean all = option.equals("--summary");
    if (all) {
      run.whenDone(summary::tellModule);
    }
    Files.readAllLines(log).forEach(run::read);
    run.ended(0);
    if (!all) {
      summary.tellProblems(run.problems());
    }
    return all ? summary.tell() : 1;
  }

  private static String modules() throws IOException {
    try (var folders = Files.list(Path.of(""))) {
      return folders
          .filter(it -> Files.isRegularFile(it.resolve("pom.xml")))
          .map(Path::toString)
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }

  /** Reports of deleted tests, and tests whose sources are gone, would count as if they lived. */
  private static void forgetEarlierRuns() throws IOException {
    try (var found = Files.find(Path.of(""), 3, (it, _) -> it.endsWith("surefire-reports"))) {
      for (Path folder : found.toList()) {
        deleteTree(folder);
      }
    }
    try (var found = Files.find(Path.of(""), 3, (it, _) -> it.endsWith("target/test-classes"))) {
      for (Path folder : found.toList()) {
        if (Files.notExists(folder.resolve("../../src/test").normalize())) {
          deleteTree(folder);
        }
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (Path it : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(it);
      }
    }
  }

  /** Every module is tried, whatever failed before it: one run is to show everything. */
  private static List<String> command(List<String> modules, String[] arguments) {
    var command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "-Dstyle.color=never"));
    command.addAll(List.of("verify", "--fail-never", "-Dmaven.test.failure.ignore=true"));
    command.add("-Dsurefire.failIfNoSpecifiedTests=false");
    Stream.of(arguments).filter(it -> it.startsWith("-")).forEach(command::add);
    if (!modules.isEmpty()) {
      command.addAll(List.of("-pl", String.join(",", modules), "-am"));
      if (Stream.of(arguments).noneMatch(it -> it.startsWith("-Dtest="))) {
        // The modules below must be built, but their tests were not asked for.
        command.add(
            "-Dtest=" + modules.stream().map(RunTests::testsOf).collect(Collectors.joining(",")));
      }
    }
    return command;
  }

  /** All test classes of a module, by the packages that it has tests in. */
  private static String testsOf(String module) {
    try (var packages = Files.list(Path.of(module, "src/test/java/dev/estorno"))) {
      return packages
          .map(it -> "dev/estorno/" + it.getFileName() + "/**/*Test")
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      return "it/has/None"; // no folder, no tests
    }
  }

  private static void runMaven(List<String> command, MavenRun run) throws Exception {
    Files.createDirectories(LOG.getParent());
    var maven = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy));
    maven.getOutputStream().close();
    try (BufferedReader lines = maven.inputReader(StandardCharsets.UTF_8);
        Writer log = Files.newBufferedWriter(LOG)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.write(line + "\n");
        log.flush();
        run.read(line);
      }
    }
    run.ended(maven.waitFor());
  }

  /** The tests run on classes; a user runs the jar, which must name all its libraries. */
  private static void tryTheJar(MavenRun run) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-jar", "app/target/estorno.jar", "--version");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      said = lines.lines().collect(Collectors.joining("\n"));
    }
    if (process.waitFor() != 0 || !said.startsWith("estorno ")) {
      run.add("app", "does not start from its jar", said);
    }
  }

  private RunTests() {}
}

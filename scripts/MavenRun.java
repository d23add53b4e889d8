import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven says, line by line: which module it is at, and what went wrong apart from tests. */
final class MavenRun {

  /** Something other than a test that failed: compiling, formatting, or Maven itself. */
  record Problem(String module, String what, List<String> details) {
    /** It lacks a module of ours, which has a problem of its own. */
    boolean isConsequence() {
      return what.equals(LACKS)
          && details.stream().anyMatch(it -> it.startsWith("dependency: dev.estorno:"));
    }
  }

  /** One module that Maven came to. */
  static final class Module {
    final String name;
    final long startedAt = System.nanoTime();
    final Set<String> running = new LinkedHashSet<>();
    final List<String> diagnostics = new ArrayList<>();
    Duration took = Duration.ZERO;
    boolean tried;
    boolean compiles = true;

    Module(String name) {
      this.name = name;
    }
  }

  private static final String LACKS = "lacks what it depends on";
  private static final Pattern MODULE =
      Pattern.compile("\\[INFO\\] -+< dev\\.estorno:estorno-(\\w+) >-+");
  private static final Pattern RUNNING = Pattern.compile("\\[INFO\\] Running (\\S+)");
  private static final Pattern RAN = Pattern.compile(".*Tests run: .* -- in (\\S+)");
  private static final Pattern DIAGNOSTIC =
      Pattern.compile("\\[(?:ERROR|WARNING)\\] (\\S+\\.java):\\[(\\d+),\\d+\\] (.*)");
  private static final Pattern FAILED =
      Pattern.compile("\\[ERROR\\] Failed to execute goal (.*?) ?on project estorno-(\\w+): (.*)");

  private final Path root;
  private final Map<String, Module> modules = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private Consumer<Module> whenDone = _ -> {};
  private Module current;
  private List<String> details;
  private boolean inDiagnostic;
  private boolean finished;

  MavenRun(Path root) {
    this.root = root;
  }

  /** Is told each module as soon as Maven leaves it. */
  void whenDone(Consumer<Module> listener) {
    whenDone = listener;
  }

  List<Module> modules() {
    return List.copyOf(modules.values());
  }

  List<Problem> problems() {
    return problems.stream().filter(it -> !it.isConsequence()).toList();
  }

  /** Modules that Maven passed over, because one below them failed. */
  List<String> notTried() {
    return problems.stream().filter(Problem::isConsequence).map(Problem::module).toList();
  }

  void read(String line) {
    Matcher found = MODULE.matcher(line);
    if (found.matches()) {
      leave();
      current = new Module(found.group(1));
      modules.put(current.name, current);
    } else if (line.startsWith("[INFO] Reactor Summary") || line.startsWith("[INFO] BUILD ")) {
      leave();
      finished = true;
    } else if (current != null) {
      readInside(current, line);
    } else {
      readErrors(line);
    }
  }

  private void readInside(Module module, String line) {
    Matcher running = RUNNING.matcher(line);
    Matcher ran = RAN.matcher(line);
    Matcher diagnostic = DIAGNOSTIC.matcher(line);
    if (line.startsWith("[INFO] --- ")) {
      module.tried = true;
    } else if (line.startsWith("[ERROR] COMPILATION ERROR")) {
      module.compiles = false;
    } else if (running.matches()) {
      module.running.add(running.group(1));
    } else if (ran.matches()) {
      module.running.remove(ran.group(1));
    } else if (diagnostic.matches()) {
      var file = root.relativize(Path.of(diagnostic.group(1)));
      module.diagnostics.add(file + ":" + diagnostic.group(2) + ": " + diagnostic.group(3));
      inDiagnostic = true;
      return;
    } else if (inDiagnostic && !line.startsWith("[")) {
      module.diagnostics.add("    " + line.strip());
      return;
    }
    inDiagnostic = false;
  }

  /** After the last module Maven lists its errors, each with its details. */
  private void readErrors(String line) {
    Matcher failed = FAILED.matcher(line);
    if (failed.matches()) {
      details = new ArrayList<>();
      readProblem(failed.group(2), failed.group(1), failed.group(3));
    } else if (line.startsWith("[ERROR] -> [Help")) {
      details = null;
    } else if (line.startsWith("[ERROR]")) {
      String text = line.substring("[ERROR]".length());
      (details == null ? errors : details).add(text.strip());
    }
  }

  private void readProblem(String name, String goal, String message) {
    var module = modules.getOrDefault(name, new Module(name));
    if (goal.contains(":compile ") || goal.contains(":testCompile ")) {
      var reasons = module.diagnostics.isEmpty() ? details : module.diagnostics;
      problems.add(new Problem(name, "does not compile", reasons));
    } else if (goal.contains("spotless")) {
      problems.add(new Problem(name, "is not formatted; `./estorno format` does it", List.of()));
    } else if (goal.isEmpty() && message.contains("Could not resolve dependencies")) {
      problems.add(new Problem(name, LACKS, details));
    } else if (module.running.isEmpty()) {
      details.add(message);
      problems.add(new Problem(name, "failed at " + goal, details));
    }
  }

  private void leave() {
    if (current != null) {
      current.took = Duration.ofNanos(System.nanoTime() - current.startedAt);
      for (String test : current.running) {
        problems.add(new Problem(current.name, test + " never ended: its JVM died", List.of()));
      }
      whenDone.accept(current);
      current = null;
    }
  }

  /** Notes something that went wrong after Maven. */
  void add(String module, String what, String details) {
    problems.add(new Problem(module, what, details.lines().toList()));
  }

  /** Maven's process has ended with this code. */
  void ended(int code) {
    leave();
    if (!finished || (code != 0 && problems.isEmpty())) {
      problems.add(new Problem("maven", "ended early, with code " + code, List.copyOf(errors)));
    }
  }
}

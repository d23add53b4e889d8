package dev.estorno.tidy;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.estorno.tidy.Rule.Complaint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How long things may grow before they must be two things. */
final class SizeRules {
  static final int FILE_LINES_MAX = 300;
  static final int METHOD_LINES_MAX = 40;
  static final int PACKAGE_FILES_MAX = 15;
  static final int LINE_LENGTH_MAX = 100;

  /** Something and its size. */
  record Sized(String path, int line, int size) {}

  static final Rule FILE =
      new Rule(
          "file",
          "a file has at most 300 lines",
          it -> over(files(it), FILE_LINES_MAX, "lines"),
          Map.of("core/src/main/java/dev/estorno/core/Long.java", "\n".repeat(301)));

  static final Rule METHOD =
      new Rule(
          "method",
          "a method has at most 40 lines",
          it -> over(methods(it), METHOD_LINES_MAX, "lines in one method"),
          Map.of("A.java", "class A {\n  void a() {\n" + "    a();\n".repeat(39) + "  }\n}\n"));

  static final Rule PACKAGE =
      new Rule(
          "package",
          "a package has at most 15 files",
          it -> over(packages(it), PACKAGE_FILES_MAX, "files in one package"),
          sixteenFiles());

  static final Rule LINE =
      new Rule(
          "line",
          "a line has at most 100 characters",
          SizeRules::longLines,
          Map.of("A.java", "class A { /* " + "a".repeat(100) + " */ }"));

  private static List<Complaint> over(Stream<Sized> sizes, int max, String unit) {
    return sizes
        .filter(it -> it.size() > max)
        .map(it -> new Complaint(it.path(), it.line(), it.size() + " " + unit))
        .toList();
  }

  private static Stream<Sized> files(Repository repository) {
    return repository.java().map(it -> new Sized(it.path(), 0, it.lines().size()));
  }

  private static Stream<Sized> methods(Repository repository) {
    return repository
        .java()
        .flatMap(file ->
            repository.syntax().find(file, SizeRules::hasBody).stream()
                .map(it -> sized(repository.syntax(), file, (MethodTree) it)));
  }

  private static boolean hasBody(Tree node) {
    return node instanceof MethodTree method && method.getBody() != null;
  }

  private static Sized sized(Syntax syntax, SourceFile file, MethodTree method) {
    int first = syntax.firstLine(file, method.getBody());
    return new Sized(file.path(), first, syntax.lastLine(file, method.getBody()) - first + 1);
  }

  private static Stream<Sized> packages(Repository repository) {
    var counts =
        repository.java().collect(groupingBy(SourceFile::folder, TreeMap::new, counting()));
    return counts.entrySet().stream()
        .map(it -> new Sized(it.getKey(), 0, it.getValue().intValue()));
  }

  private static List<Complaint> longLines(Repository repository) {
    var complaints = new ArrayList<Complaint>();
    repository
        .java()
        .forEach(file -> {
          var lines = file.lines();
          for (int i = 0; i < lines.size(); i++) {
            int length = lines.get(i).length();
            if (length > LINE_LENGTH_MAX && !lines.get(i).startsWith("import ")) {
              complaints.add(new Complaint(file.path(), i + 1, length + " characters"));
            }
          }
        });
    return complaints;
  }

  private static Map<String, String> sixteenFiles() {
    var files = new TreeMap<String, String>();
    for (int i = 0; i < 16; i++) {
      files.put("core/src/main/java/dev/estorno/core/A" + i + ".java", "class A" + i + " {}");
    }
    return files;
  }

  /** The biggest files, methods and packages, for whoever looks for what to split next. */
  static String report(Repository repository) {
    return top("file lines", files(repository))
        + top("method lines", methods(repository))
        + top("package files", packages(repository));
  }

  private static String top(String title, Stream<Sized> sizes) {
    var text = new StringBuilder(title + "\n");
    sizes
        .sorted(Comparator.comparingInt(Sized::size).reversed())
        .limit(10)
        .forEach(it -> text.append("%5d  %s:%d%n".formatted(it.size(), it.path(), it.line())));
    return text.toString();
  }

  private SizeRules() {}
}

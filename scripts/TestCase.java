import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One test as Surefire reported it. The message is empty for a test that passed. */
record TestCase(
    String module, String className, String name, Outcome outcome, String message, String trace) {

  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /** All that a module's run left behind, by class; none if it was not run. */
  static List<TestCase> readAll(Path root, String module) {
    Path folder = root.resolve(module).resolve("target/surefire-reports");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      var sorted = new ArrayList<Path>();
      files.forEach(sorted::add);
      sorted.sort(null);
      var cases = new ArrayList<TestCase>();
      for (Path file : sorted) {
        cases.addAll(read(module, file));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + folder, e);
    }
  }

  private static List<TestCase> read(String module, Path file) throws IOException {
    try {
      var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      NodeList found = document.parse(file.toFile()).getElementsByTagName("testcase");
      var cases = new ArrayList<TestCase>();
      for (int i = 0; i < found.getLength(); i++) {
        cases.add(of(module, (Element) found.item(i)));
      }
      return cases;
    } catch (SAXException | ParserConfigurationException e) {
      var half = new TestCase(module, file.toString(), "", Outcome.FAILED, "" + e, "");
      return List.of(half); // the JVM died while it wrote
    }
  }

  private static TestCase of(String module, Element it) {
    var className = it.getAttribute("classname");
    var name = it.getAttribute("name");
    for (String tag : List.of("failure", "error", "skipped")) {
      if (it.getElementsByTagName(tag).item(0) instanceof Element sad) {
        var outcome = tag.equals("skipped") ? Outcome.SKIPPED : Outcome.FAILED;
        var trace = sad.getTextContent();
        var message = sad.hasAttribute("message") ? sad.getAttribute("message") : head(trace);
        if (tag.equals("error")) {
          message = sad.getAttribute("type") + ": " + message;
        }
        return new TestCase(module, className, name, outcome, message, trace);
      }
    }
    return new TestCase(module, className, name, Outcome.PASSED, "", "");
  }

  /** What a trace says before its first frame, without the name of the exception. */
  private static String head(String trace) {
    return trace
        .lines()
        .takeWhile(line -> !line.startsWith("\tat "))
        .reduce("", (a, b) -> a + b + "\n")
        .replaceFirst("^[\\w.]+Exception: *\n?", "")
        .replaceFirst("assumption was not met due to: *", "");
  }

  String title() {
    String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    return name.isEmpty() ? simple : simple + "." + name;
  }

  /** The line of the test that failed. */
  Optional<String> place() {
    String outer = className.replaceFirst("\\$.*", "");
    return trace
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("at ") && line.contains(outer))
        .map(line -> line.replaceFirst("at .*\\((.*)\\)", "at $1"))
        .findFirst();
  }
}

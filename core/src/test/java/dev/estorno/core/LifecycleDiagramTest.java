package dev.estorno.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The diagram in the docs is drawn from the code. After a change of the lifecycle, run with {@code
 * -Destorno.docs=write} to draw it anew, and read the difference.
 */
class LifecycleDiagramTest {
  private static final Path PAGE = Path.of("..", "docs", "concepts", "lifecycle.md");
  private static final String BEGIN = "<!-- drawn from the code: begin -->\n";
  private static final String END = "<!-- drawn from the code: end -->";

  @Test
  void theDiagramInTheDocsIsTheOneTheCodeDraws() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).contains(BEGIN).contains(END);
    String drawn =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + diagram()
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("estorno.docs"))) {
      Files.writeString(PAGE, drawn);
    }
    assertThat(Files.readString(PAGE)).as("run with -Destorno.docs=write").isEqualTo(drawn);
  }

  private static String diagram() {
    var edges = new TreeMap<String, Set<String>>();
    Samples.cancellations()
        .values()
        .forEach(it -> Samples.events().forEach((name, event) -> edge(edges, it, name, event)));
    String drawn =
        edges.entrySet().stream()
            .map(it -> "    " + it.getKey() + ": " + String.join(", ", it.getValue()))
            .collect(Collectors.joining("\n"));
    return """
    ```mermaid
    stateDiagram-v2
        [*] --> queued
    %s
        cancelled --> [*]
        refused --> [*]
    ```
    """
        .formatted(drawn);
  }

  private static void edge(
      TreeMap<String, Set<String>> edges, Cancellation it, String name, Event event) {
    var from = it.state().kind();
    var to =
        it.after(Samples.LIFECYCLE.decide(it, event, Samples.NOON), Samples.NOON).state().kind();
    if (from != to) {
      String label = name.replaceAll(":.*", "");
      edges
          .computeIfAbsent(from.word() + " --> " + to.word(), _ -> new LinkedHashSet<>())
          .add(label);
    }
  }
}

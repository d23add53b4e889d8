package dev.estorno.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.tidy.Repository;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goes through the README from top to bottom as a newcomer does: starts what it says, pastes its
 * curl lines, and looks at what comes of them. Only the ports are other ones.
 */
class ReadmeWalkTest {
  private static final Pattern ADDRESS = Pattern.compile("listens at (http://\\S+)");
  private static final String SANDBOX = "http://127.0.0.1:8090";
  private static final String GATEWAY = "http://127.0.0.1:8080";

  @TempDir private Path folder;

  @Test
  void theWalkThroughTheReadmeEndsWithOneEffect() throws Exception {
    var servers = new ArrayList<Process>();
    try {
      walk(servers);
    } finally {
      for (Process it : servers) {
        it.destroy();
        it.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void bothReadmesShowTheSameLines() throws Exception {
    assertThat(lines("README.pt-BR.md")).isEqualTo(lines("README.md"));
  }

  private void walk(List<Process> servers) throws Exception {
    Process sandbox = shell("./estorno sandbox --port 0");
    servers.add(sandbox);
    String sandboxAddress = address(sandbox);
    Process gateway = shell("./estorno serve --sandbox " + sandboxAddress + " --port 0");
    servers.add(gateway);
    String gatewayAddress = address(gateway);

    var said = new ArrayList<String>();
    for (String line : lines("README.md")) {
      String ours = line.replace(SANDBOX, sandboxAddress).replace(GATEWAY, gatewayAddress);
      if (ours.startsWith("curl ")) {
        said.add(run(ours));
      } else if (ours.startsWith("./estorno cancel ")) {
        said.add(run(ours + " --url " + gatewayAddress));
      }
    }
    check(said);
  }

  private static void check(List<String> said) {
    assertThat(said).hasSize(8);
    assertThat(said.get(0)).contains("\"state\":\"paid\"", "\"amount\":2051");
    Matcher id = Pattern.compile("\"id\":\"(can_\\w+)\"").matcher(said.get(1));
    assertThat(id.find()).as(said.get(1)).isTrue();
    assertThat(said.get(1)).contains("\"state\":\"cancelled\"", "\"effect\":\"refunded\"");
    assertThat(said.get(2)).contains("\"cancellationId\":\"" + id.group(1) + "\"");
    assertThat(said.get(3)).startsWith("cancelled: refunded  " + id.group(1));
    assertThat(said.get(4)).containsOnlyOnce("\"id\":").contains(id.group(1));
    assertThat(said.get(5)).containsOnlyOnce("\"effect\":").contains("\"refunded\"", "2051");
    assertThat(said.get(6)).contains("\"status\":\"refunded\"");
    assertThat(said.get(7)).contains("\"fault\":\"drop_reply\"");
  }

  /** The lines of the shell blocks, continued lines joined. */
  private static List<String> lines(String readme) throws Exception {
    var lines = new ArrayList<String>();
    var blocks =
        Pattern.compile("^```sh\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Files.readString(Repository.root().resolve(readme)));
    while (blocks.find()) {
      lines.addAll(blocks.group(1).replace("\\\n", " ").lines().toList());
    }
    return lines;
  }

  private Process shell(String line) {
    return Script.shell(folder, line);
  }

  private String run(String line) throws Exception {
    Process process =
        line.startsWith("./estorno")
            ? shell(line)
            : Script.start(folder, Map.of(), List.of("sh", "-c", line));
    Script.Result result = Script.end(process);
    assertThat(result.code()).as(line + "\n" + result.said()).isZero();
    return result.said();
  }

  /** Waits until it says where it listens; goes on reading, so that it never waits for us. */
  private static String address(Process server) throws Exception {
    var address = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> read(server, address));
    return address.get(3, TimeUnit.MINUTES);
  }

  private static void read(Process server, CompletableFuture<String> address) {
    var said = new StringBuilder();
    BufferedReader lines = server.inputReader(StandardCharsets.UTF_8);
    lines
        .lines()
        .forEach(line -> {
          said.append(line).append('\n');
          Matcher found = ADDRESS.matcher(line);
          if (found.find()) {
            address.complete(found.group(1));
          }
        });
    address.completeExceptionally(new AssertionError("it ended early: " + said));
  }
}

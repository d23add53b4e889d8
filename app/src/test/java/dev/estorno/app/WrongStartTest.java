package dev.estorno.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.sandbox.SandboxServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong at the start is said in one line: no stack trace, and what to do about it. */
class WrongStartTest {
  /** An exit code, and what was written to standard error. */
  record Ended(int code, String said) {}

  @TempDir private Path folder;

  static Stream<Arguments> wrongLines() {
    return Stream.of(
        wrong(List.of("serv"), "unknown command serv; did you mean serve?"),
        wrong(List.of("sandbxo"), "unknown command sandbxo; did you mean sandbox?"),
        wrong(List.of("xyzzy"), "unknown command xyzzy"),
        wrong(List.of("demo", "--onec"), "unknown option --onec; did you mean --once?"),
        wrong(List.of("demo", "twice"), "one word too many: twice"),
        wrong(List.of("serve", "--port", "http"), "Invalid value for option '--port'"),
        wrong(List.of("cancel", "picpay"), "Missing required parameter: '<reference>'"));
  }

  private static Arguments wrong(List<String> line, String says) {
    return Arguments.of(line, says);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongLines")
  void aWrongLineIsToldItsNeighbour(List<String> line, String says) {
    Ended ended = run(line);
    assertThat(ended.code()).isEqualTo(Main.WRONG_USAGE);
    assertThat(ended.said()).startsWith("estorno: " + says).contains("--help` says more");
    assertThat(ended.said().lines()).hasSize(2);
  }

  @Test
  void aPortInUse() throws Exception {
    try (var sandbox = SandboxServer.start(0, 1);
        var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();
      String address = "http://127.0.0.1:" + sandbox.port();
      for (var line :
          List.of(
              List.of("sandbox", "--port", port),
              List.of("serve", "--sandbox", address, "--port", port, "--data", "" + folder))) {
        assertOneLine(run(line), "cannot listen at 127.0.0.1:" + port, "--port, 0 for a free one");
      }
    }
  }

  @Test
  void aPortThatIsNone() {
    assertOneLine(run(List.of("sandbox", "--port", "70000")), "--port must be from 0 to 65535");
  }

  @Test
  void noSandboxAtThatAddress() throws Exception {
    String gone;
    try (var freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = "http://127.0.0.1:" + freed.getLocalPort();
    }
    assertOneLine(run(List.of("serve", "--sandbox", gone)), "no sandbox answers at " + gone);
  }

  @Test
  void anAddressThatIsNone() {
    assertOneLine(run(List.of("serve", "--sandbox", "sandbox")), "not the address of a sandbox");
  }

  @Test
  void noSettings() {
    String file = folder.resolve("none.yaml").toString();
    assertOneLine(run(List.of("serve", "--config", file)), "there is no settings file " + file);
  }

  @Test
  void aTypoInTheSettings() throws Exception {
    Path file = folder.resolve("estorno.yaml");
    Files.writeString(
        file,
        """
        limts:
          attempts_max: 3
        merchants:
          - name: shop
            api_keys: [key]
            accounts: []
        """);
    assertOneLine(run(List.of("serve", "--config", "" + file)), "limts", "did you mean limits?");
  }

  @Test
  void noGateway() throws Exception {
    String gone;
    try (var freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = "http://127.0.0.1:" + freed.getLocalPort();
    }
    Ended ended = run(List.of("cancel", "picpay", "order-1", "--url", gone));
    assertOneLine(ended, "no gateway answers at " + gone, "./estorno serve");
  }

  private static void assertOneLine(Ended ended, String... says) {
    assertThat(ended.said()).startsWith("estorno: ").contains(says);
    assertThat(ended.said().lines()).hasSize(1);
    assertThat(ended.code()).isEqualTo(Main.FAILED);
  }

  private static Ended run(List<String> line) {
    var said = new StringWriter();
    var command = Main.commandLine().setErr(new PrintWriter(said, true));
    int code = command.execute(line.toArray(String[]::new));
    return new Ended(code, said.toString());
  }
}

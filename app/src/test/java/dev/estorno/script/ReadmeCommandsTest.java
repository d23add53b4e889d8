package dev.estorno.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.script.ReadmeCommands.Command;
import dev.estorno.script.ReadmeCommands.Ends;
import dev.estorno.script.ReadmeCommands.RunElsewhere;
import dev.estorno.script.ReadmeCommands.StaysUp;
import dev.estorno.tidy.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README promises, tried. */
class ReadmeCommandsTest {
  @TempDir Path folder;

  static Stream<Command> commands() {
    return ReadmeCommands.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theCommandDoesWhatItShould(Command command) throws Exception {
    switch (command.expectation()) {
      case Ends(String saying) -> {
        var result = Script.end(Script.shell(folder, command.line()));
        assertThat(result.said()).contains(saying);
        assertThat(result.code()).as(result.said()).isZero();
      }
      case StaysUp(String saying, String more) -> {
        var process = Script.shell(folder, (command.line() + " " + more).strip());
        assertThat(Script.stopOnceItSays(process, saying)).contains(saying);
      }
      case RunElsewhere(String where) -> assertThat(where).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.pt-BR.md"})
  void everyCommandOfTheReadmeIsRunAndNoOther(String name) {
    var run = commands().map(Command::line).toList();
    assertThat(run).containsAll(ReadmeCommands.inFile(name));
    if (Files.exists(Repository.root().resolve(name))) {
      assertThat(ReadmeCommands.inFile(name)).containsAll(run);
    }
  }

  @Test
  void commandsAreFoundInShellBlocksOnly() {
    var markdown =
        """
        Run `./estorno inline`, or

        ```sh
        $ ./estorno demo --once     # comment
        ./estorno serve \\
          --port 1 &
        curl http://127.0.0.1:8080
        ```

        ```json
        ./estorno not-this
        ```
        """;
    assertThat(ReadmeCommands.in(markdown))
        .containsExactly("./estorno demo --once", "./estorno serve --port 1");
  }
}

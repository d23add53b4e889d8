package dev.estorno.app;

import dev.estorno.gateway.settings.Neighbour;
import java.util.Set;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class WrongUsage {
  private WrongUsage() {}

  static String say(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(wrong.getMessage());
    }
    var command = wrong.getCommandLine();
    String word = unmatched.getUnmatched().getFirst();
    if (word.startsWith("-")) {
      return "unknown option " + word + Neighbour.hint(word, options(unmatched));
    }
    Set<String> commands = command.getSubcommands().keySet();
    return commands.isEmpty()
        ? "one word too many: " + word
        : "unknown command " + word + Neighbour.hint(word, commands);
  }

  private static Set<String> options(UnmatchedArgumentException unmatched) {
    return unmatched.getCommandLine().getCommandSpec().optionsMap().keySet();
  }
}

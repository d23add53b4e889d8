package dev.estorno.app;

import dev.estorno.app.process.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line's door: reads the arguments and hands them to the command they name. */
@Command(
    name = "estorno",
    description =
        "Carries out the cancellation of a payment exactly once, whatever breaks on the way.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      SandboxCommand.class,
      CancelCommand.class,
      SimulateCommand.class,
      VersionCommand.class,
      HelpCommand.class
    })
public final class Main implements Runnable {
  private static final String[] FOOTER = {
    "",
    "The script has four more, for those who change it: build, test, format, bench.",
    "Begin with: ./estorno demo"
  };

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** Ends the process with the command's exit code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    var command = new CommandLine(new Main());
    // Not in the annotation: there, every command would inherit it.
    command.getCommandSpec().usageMessage().footer(FOOTER);
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::wrongUsage)
        .setExecutionExceptionHandler(Main::failed);
  }

  @Override
  public void run() {
    commandLine().usage(System.out);
  }

  private static int wrongUsage(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println("estorno: " + WrongUsage.say(wrong));
    command
        .getErr()
        .println("`./" + command.getCommandSpec().qualifiedName() + " --help` says more.");
    return WRONG_USAGE;
  }

  /** What a person can put right is one line; a mistake of ours keeps its stack trace. */
  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
    if (!(failure instanceof Failure)) {
      throw failure;
    }
    command.getErr().println("estorno: " + failure.getMessage());
    return FAILED;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String packed = Main.class.getPackage().getImplementationVersion();
      return new String[] {"estorno " + (packed == null ? "(not packed)" : packed)};
    }
  }
}

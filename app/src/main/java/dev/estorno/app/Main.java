package dev.estorno.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line's door: reads the arguments and hands them to the command they name. */
@Command(
    name = "estorno",
    description =
        "Carries out the cancellation of a payment exactly once, whatever breaks on the way.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

  /** Ends the process with the command's exit code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String packed = Main.class.getPackage().getImplementationVersion();
      return new String[] {"estorno " + (packed == null ? "(not packed)" : packed)};
    }
  }
}

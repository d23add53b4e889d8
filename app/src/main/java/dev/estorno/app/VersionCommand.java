package dev.estorno.app;

import dev.estorno.app.process.Terminal;
import picocli.CommandLine.Command;

/** {@code estorno version}. */
@Command(name = "version", description = "Says which version this is, and on what it runs.")
final class VersionCommand implements Runnable {
  @Override
  public void run() {
    Terminal out = Terminal.standard();
    for (String line : new Main.Version().getVersion()) {
      out.line(line);
    }
    out.line("Java " + Runtime.version());
    out.line(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}

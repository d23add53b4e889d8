package dev.estorno.app;

import dev.estorno.app.process.Logs;
import dev.estorno.app.process.Port;
import dev.estorno.app.process.Stop;
import dev.estorno.app.process.Terminal;
import dev.estorno.sandbox.SandboxServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code estorno sandbox}. */
@Command(
    name = "sandbox",
    description = "The providers, imitated from their documents, on one port.")
final class SandboxCommand implements Runnable {
  @Option(
      names = "--port",
      defaultValue = "8090",
      description = "Where it listens on 127.0.0.1; 0 for a free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep its state in this folder. Without it, all is gone with the process.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where its ids and chance come from; equal seeds give equal answers.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--show-credentials", description = "Print the credentials and stop.")
  private boolean showCredentials;

  @Override
  public void run() {
    Logs.set();
    Terminal out = Terminal.standard();
    if (showCredentials) {
      Credentials.print(out);
      return;
    }
    Port.tryOut("127.0.0.1", port, "--port");
    try (var stop = new Stop();
        SandboxServer sandbox = start()) {
      greet(out, "http://127.0.0.1:" + sandbox.port());
      stop.await();
    }
  }

  private void greet(Terminal out, String address) {
    out.line("The sandbox listens at " + out.in(Terminal.Style.STRONG, address));
    out.line("");
    out.line("  what it can do   curl -s " + address);
    out.line("  its credentials  ./estorno sandbox --show-credentials");
    out.line("  a gateway to it  ./estorno serve --sandbox " + address);
    out.line("");
    out.line("Put a paid payment there:");
    Examples.payment(address).forEach(out::line);
    out.line("");
    out.line(data.isPresent() ? "State is kept in " + data.get() + "." : "State is not kept.");
  }

  private SandboxServer start() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    long chosen = seed.orElseGet(() -> InstantSource.system().millis());
    return data.map(folder -> SandboxServer.start(address, chosen, folder))
        .orElseGet(() -> SandboxServer.start(address, chosen));
  }
}

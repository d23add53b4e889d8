package dev.estorno.app;

import dev.estorno.app.demo.Demo;
import dev.estorno.app.demo.World;
import dev.estorno.app.process.Chance;
import dev.estorno.app.process.FollowedClock;
import dev.estorno.app.process.Logs;
import dev.estorno.app.process.Stop;
import dev.estorno.app.process.TemporaryFolder;
import dev.estorno.app.process.Terminal;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.providers.Connectors;
import dev.estorno.sandbox.SandboxServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code estorno demo}. */
@Command(
    name = "demo",
    description =
        "Starts a gateway and a sandbox, cancels payments through both doors, shows what came of"
            + " it.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--once",
      description = "End when all is played: with 0 if all was right. Otherwise both stay up.")
  private boolean once;

  @Override
  public Integer call() throws IOException {
    Logs.set();
    Logs.warningsOnly();
    Terminal out = Terminal.standard();
    long seed = InstantSource.system().millis();
    try (var stop = new Stop();
        var folder = new TemporaryFolder("estorno-demo");
        var sandbox = SandboxServer.start(0, seed);
        var clock = FollowedClock.start(address(sandbox.port()));
        var gateway = gateway(address(sandbox.port()), folder.path(), clock);
        var world = World.at(address(gateway.port()), address(sandbox.port()))) {
      out.line("Gateway  " + address(gateway.port()) + "   rows in " + folder.path());
      out.line("Sandbox  " + address(sandbox.port()));
      out.line("");
      boolean right = new Demo(world, out).play();
      if (!once) {
        stayUp(out, gateway.port(), sandbox.port());
        stop.await();
      }
      return right ? 0 : Main.FAILED;
    }
  }

  private static Gateway gateway(URI sandbox, Path data, InstantSource clock) {
    Settings settings = Settings.forSandbox(sandbox).withPort(0).withData(data);
    return Gateway.start(settings, Connectors.all(), clock, Chance.secure());
  }

  private static void stayUp(Terminal out, int gateway, int sandbox) {
    out.line("");
    out.line("Both stay up until Ctrl-C. Put a payment, cancel it (REST, or as VTEX), look:");
    out.line("");
    Examples.payment("" + address(sandbox)).forEach(out::line);
    Examples.cancel("" + address(gateway)).forEach(out::line);
    Examples.vtex("" + address(gateway)).forEach(out::line);
    out.line("  curl -s " + address(sandbox) + "/sandbox/effects");
    out.line("");
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}

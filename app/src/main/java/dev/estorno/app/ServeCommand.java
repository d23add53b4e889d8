package dev.estorno.app;

import dev.estorno.app.process.Chance;
import dev.estorno.app.process.Clocks;
import dev.estorno.app.process.Failure;
import dev.estorno.app.process.FollowedClock;
import dev.estorno.app.process.Logs;
import dev.estorno.app.process.Port;
import dev.estorno.app.process.SandboxAddress;
import dev.estorno.app.process.Stop;
import dev.estorno.app.process.Terminal;
import dev.estorno.app.process.Terminal.Style;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.StorePlace;
import dev.estorno.gateway.settings.Watching;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.providers.Connectors;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code estorno serve}. */
@Command(name = "serve", description = "The gateway.", mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
  @Option(names = "--config", paramLabel = "FILE", description = "The settings (estorno.yaml).")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--port", description = "Where it listens; 0 for a free one (8080).")
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--data", paramLabel = "DIR", description = "Where its rows are kept (./data).")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--sandbox",
      paramLabel = "URL",
      description = {
        "Serve a made-up merchant whose accounts are all in the sandbox at that address, with API"
            + " key dev-key and VTEX key and token dev; time follows the sandbox's clock."
      })
  private Optional<URI> sandbox = Optional.empty();

  @Override
  public void run() {
    Logs.set();
    if (sandbox.isPresent() && config.isPresent()) {
      throw new Failure("--sandbox brings its own settings; leave out --config");
    }
    if (sandbox.isPresent()) {
      try (FollowedClock clock = FollowedClock.start(SandboxAddress.of(sandbox.get()))) {
        serve(Settings.forSandbox(SandboxAddress.of(sandbox.get())), clock);
      }
      return;
    }
    serve(SettingsFile.read(config), Clocks.system());
  }

  private void serve(Settings read, InstantSource clock) {
    Settings settings = data.map(read::withData).orElse(read);
    if (read.watch().logs() == Watching.Logs.JSON) {
      Logs.json();
    }
    Settings placed = port.map(settings::withPort).orElse(settings);
    Port.tryOut(placed.server().host(), placed.server().port(), "--port");
    try (var stop = new Stop();
        Gateway gateway = open(placed, clock)) {
      greet(gateway, placed);
      stop.await();
    }
  }

  private static Gateway open(Settings settings, InstantSource clock) {
    try {
      return Gateway.start(settings, Connectors.all(), clock, Chance.secure());
    } catch (StoreDown down) {
      throw new Failure(String.valueOf(down.getMessage()));
    }
  }

  private static String rows(Settings settings) {
    return switch (settings.store()) {
      case StorePlace.Embedded _ -> "" + settings.data().toAbsolutePath().normalize();
      case StorePlace.Shared it -> it + "  (shared with every node there)";
    };
  }

  private static String watched(Gateway gateway, Settings settings) {
    String host =
        settings.watch().place().map(Watching.Place::host).orElse(settings.server().host());
    return "http://" + host + ":" + gateway.watchPort();
  }

  private void greet(Gateway gateway, Settings settings) {
    Terminal out = Terminal.standard();
    String address = "http://" + settings.server().host() + ":" + gateway.port();
    out.line("The gateway listens at " + out.in(Style.STRONG, address));
    out.line("");
    out.line("  REST       " + address + "/v1    (described by /v1/openapi.json)");
    out.line("  VTEX       " + address + "/vtex  (as providerBaseUrl)");
    out.line("  signals    " + address + "/signals/PROVIDER/ACCOUNT");
    out.line("  watch      " + watched(gateway, settings) + "/health/ready, /metrics");
    out.line("  rows kept  " + rows(settings));
    out.line("  node       " + settings.server().node());
    if (sandbox.isPresent()) {
      URI there = SandboxAddress.of(sandbox.get());
      out.line("  sandbox    " + there + "  (its time is ours)");
      out.line("");
      out.line("Put a payment there, and cancel it:");
      Examples.payment("" + there).forEach(out::line);
      Examples.cancel(address).forEach(out::line);
    }
    out.line("");
  }
}

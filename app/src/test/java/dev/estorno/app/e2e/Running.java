package dev.estorno.app.e2e;

import dev.estorno.app.client.RestClient;
import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.client.VtexClient;
import dev.estorno.core.Limits;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.Gateway;
import dev.estorno.gateway.care.Breaker;
import dev.estorno.gateway.settings.NoticeSettings;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.settings.Tuning;
import dev.estorno.providers.Connectors;
import dev.estorno.providers.Facts;
import dev.estorno.providers.Provider;
import dev.estorno.sandbox.SandboxServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** A gateway and a sandbox in this process, on free ports, with little patience. */
public final class Running implements AutoCloseable {
  static final Duration TIMEOUT = Duration.ofMillis(700);
  static final Duration SETTLE = Duration.ofMillis(1500);

  private final SandboxServer sandboxServer;
  private final Gateway gateway;
  final SandboxClient sandbox;
  final RestClient rest;
  final VtexClient vtex;

  private Running(SandboxServer sandboxServer, Gateway gateway) {
    this.sandboxServer = sandboxServer;
    this.gateway = gateway;
    this.sandbox = new SandboxClient(address(sandboxServer.port()));
    this.rest = new RestClient(address(gateway.port()), "dev-key");
    this.vtex = new VtexClient(address(gateway.port()), "dev");
  }

  public static Running start(Path folder) {
    SandboxServer sandbox = SandboxServer.start(0, 1);
    try {
      return new Running(sandbox, gateway(address(sandbox.port()), folder));
    } catch (RuntimeException failed) {
      sandbox.close();
      throw failed;
    }
  }

  private static Gateway gateway(URI sandbox, Path folder) {
    Settings standard = Settings.forSandbox(sandbox).withPort(0).withData(folder);
    Map<ProviderName, Tuning.Tuned> hasty = new HashMap<>();
    for (Provider it : Connectors.all()) {
      hasty.put(it.name(), new Tuning.Tuned(hasty(it.facts()), Breaker.STANDARD));
    }
    var settings =
        new Settings(
            standard.server(),
            standard.data(),
            standard.store(),
            standard.merchants(),
            LIMITS,
            new Tuning(hasty, Map.of()),
            NOTICES,
            standard.retention(),
            standard.watch());
    InstantSource clock = () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
    return Gateway.start(settings, Connectors.all(), clock, new SecureRandom());
  }

  private static final NoticeSettings NOTICES =
      new NoticeSettings(
          true,
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofDays(3),
          Duration.ofDays(30));

  private static final Limits LIMITS =
      new Limits(
          100,
          Duration.ofMillis(100),
          Duration.ofMillis(400),
          Duration.ofMillis(100),
          Duration.ofMillis(400),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          SETTLE,
          Duration.ZERO);

  private static Facts hasty(Facts it) {
    return it.within(TIMEOUT, SETTLE, it.callsAtOnceMax(), it.callsPerSecondMax());
  }

  public URI gatewayAddress() {
    return address(gateway.port());
  }

  URI sandboxAddress() {
    return address(sandboxServer.port());
  }

  static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  public SandboxClient sandbox() {
    return sandbox;
  }

  @Override
  public void close() {
    vtex.close();
    rest.close();
    sandbox.close();
    gateway.close();
    sandboxServer.close();
  }
}

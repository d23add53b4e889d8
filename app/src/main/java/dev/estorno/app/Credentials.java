package dev.estorno.app;

import dev.estorno.app.client.SandboxClient;
import dev.estorno.app.process.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Shows what a sandbox takes for a credential. They open nothing real. */
final class Credentials {
  private Credentials() {}

  static void print(Terminal out, int port) {
    try (var sandbox = new SandboxClient(URI.create("http://127.0.0.1:" + port))) {
      sandbox
          .credentials()
          .forEachEntry((provider, own) -> {
            out.line(out.in(Terminal.Style.STRONG, provider));
            own.forEachEntry((name, value) -> out.line(line(name, value.asString(""))));
          });
    } catch (IOException broken) {
      throw new UncheckedIOException("asking our own sandbox", broken);
    }
  }

  private static String line(String name, String value) {
    return "  %-24s %s".formatted(name, value);
  }
}

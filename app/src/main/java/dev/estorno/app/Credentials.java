package dev.estorno.app;

import dev.estorno.app.process.Terminal;
import dev.estorno.sandbox.FakeProviders;

/** Shows what a sandbox takes for a credential. They open nothing real. */
final class Credentials {
  private Credentials() {}

  static void print(Terminal out) {
    FakeProviders.credentials()
        .forEach((provider, own) -> {
          out.line(out.in(Terminal.Style.STRONG, provider));
          own.forEach((name, value) -> out.line("  %-24s %s".formatted(name, value)));
        });
  }
}

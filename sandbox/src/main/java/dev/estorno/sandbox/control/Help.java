package dev.estorno.sandbox.control;

import dev.estorno.sandbox.fake.Profile;
import dev.estorno.sandbox.faults.Fault;
import dev.estorno.sandbox.world.Cell;
import dev.estorno.sandbox.world.World;

/** What {@code GET /} says. */
final class Help {

  private static final String TEXT =
      """
      Estorno sandbox: the providers, imitated from their documents, on one port.
      Nothing here is real: no money, no people, no secrets.

      POST /sandbox/payments {"provider":"picpay","state":"paid","amount":2051}
           puts a payment in any state and answers its references
      GET  /sandbox/payments/{provider}/{reference}
      POST /sandbox/payments/{provider}/{reference}/pay
           the payer pays
      GET  /sandbox/balances
      PUT  /sandbox/balances {"provider":"picpay","merchant":0,"payer":0}
      GET  /sandbox/clock
           ?after=VERSION&wait=20 waits for the next change
      PUT  /sandbox/clock {"advance":"PT3M"}
           or {"now":"2026-11-20T21:59:59-03:00"}
      GET  /sandbox/faults
      PUT  /sandbox/faults
           [{"provider":"picpay","operation":"cancel","fault":"drop_reply","times":1}]
      GET  /sandbox/effects
           every void and refund really done, in order; ?provider= and ?reference=
      GET  /sandbox/callbacks
           the last callbacks tried, and how that went
      GET  /sandbox/credentials
      POST /sandbox/reset
           everything as on the first day

      Amounts are minor units: 2051 is R$ 20.51.
      """;

  private Help() {}

  static String text(World world) {
    StringBuilder text = new StringBuilder(TEXT);
    text.append("Faults: ").append(String.join(", ", Fault.WORDS)).append(".\n");
    for (Cell cell : world.cells()) describe(text, cell.profile());
    return text.toString();
  }

  private static void describe(StringBuilder text, Profile profile) {
    text.append("\n").append(profile.name()).append("\n");
    line(text, "paths", String.join(", ", profile.paths().stream().map(it -> "/" + it).toList()));
    line(text, "states", String.join(", ", profile.states()));
    line(text, "more fields", String.join(", ", profile.fields()));
    line(text, "operations", String.join(", ", profile.operations()));
  }

  private static void line(StringBuilder text, String name, String words) {
    text.append("  ").append(name).append(": ").append(words).append("\n");
  }
}

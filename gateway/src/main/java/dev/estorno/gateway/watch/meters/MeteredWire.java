package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Account;
import dev.estorno.providers.Request;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Times every call to a provider, by how it ended. */
final class MeteredWire implements Wire {
  private static final Duration[] BOUNDS =
      Meters.millis(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

  private record Call(AccountKey account, String operation, String outcome) {}

  private final Wire wire;
  private final Meters meters;
  private final Function<Call, Timer> calls;

  MeteredWire(Wire wire, Meters meters, Labels labels) {
    this.wire = wire;
    this.meters = meters;
    this.calls = meters.family(it -> timer(it, meters, labels));
  }

  private static Timer timer(Call it, Meters meters, Labels labels) {
    return Meters.timer(
            "estorno.provider.call.duration",
            "Calls of this node to a provider, until its reply or until no reply can come: 2xx to"
                + " 5xx, throttled (429), unsent (nothing left), silent (it may have arrived).",
            BOUNDS)
        .tags("provider", it.account().provider().text())
        .tags("account", labels.account(it.account()))
        .tags("operation", it.operation(), "outcome", it.outcome())
        .register(meters.registry());
  }

  @Override
  public void send(Account account, Request sealed, Duration timeout, Consumer<Exchange> heard) {
    Timer.Sample sample = meters.start();
    wire.send(
        account,
        sealed,
        timeout,
        exchange -> {
          var call = new Call(Accounts.key(account), sealed.operation(), outcome(exchange));
          sample.stop(calls.apply(call));
          heard.accept(exchange);
        });
  }

  static String outcome(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Silence(boolean wrote, _) -> wrote ? "silent" : "unsent";
      case Exchange.Replied(var reply) when reply.status() == 429 -> "throttled";
      case Exchange.Replied(var reply) ->
          switch (reply.status() / 100) {
            case 2 -> "2xx";
            case 3 -> "3xx";
            case 4 -> "4xx";
            case 5 -> "5xx";
            default -> Labels.OTHER;
          };
    };
  }
}

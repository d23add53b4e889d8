package dev.estorno.gateway.care;

import dev.estorno.gateway.line.Exchange;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.providers.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One account under care: what it bears, what it has at the moment, and how it has been lately. */
final class Ward {
  private final Bounds bounds;
  private final SteadyClock clock;
  private final Circuit circuit;
  private final Rate rate;
  private Instant pausedUntil = Instant.MIN;
  private int underWay;
  private long pauses;
  private long unsent;

  Ward(Bounds bounds, SteadyClock clock) {
    this.bounds = bounds;
    this.clock = clock;
    this.circuit = new Circuit(bounds.breaker(), clock);
    this.rate = new Rate(bounds.callsPerSecondMax(), clock);
  }

  synchronized int places() {
    if (shutFor().isPositive()) {
      return 0;
    }
    int most = circuit.state() == CareState.Circuit.CLOSED ? bounds.callsAtOnceMax() : 1;
    return Math.max(0, Math.min(most - underWay, rate.talks()));
  }

  /** Takes a place if there is one. */
  synchronized boolean tryEnter(int calls) {
    if (places() == 0) {
      return false;
    }
    underWay++;
    rate.pay(calls);
    return true;
  }

  synchronized void leave() {
    underWay--;
    rate.settle(underWay);
  }

  /**
   * How long until a place comes by itself; empty when one is there, or comes only when a talk is
   * over.
   */
  synchronized Optional<Duration> placeIn() {
    Duration shut = shutFor();
    Duration rest = shut.isPositive() ? shut : rate.rest();
    return rest.isPositive() ? Optional.of(rest) : Optional.empty();
  }

  /** Why a call may not be sent now; empty when it may, and then {@link #heard} follows. */
  synchronized Optional<String> refusal() {
    if (pausedFor().isPositive()) {
      unsent++;
      return Optional.of("the provider wants to be left alone");
    }
    if (!circuit.admits()) {
      unsent++;
      return Optional.of("the provider is in trouble and left alone");
    }
    rate.spend();
    return Optional.empty();
  }

  synchronized void heard(Exchange exchange) {
    switch (exchange) {
      case Exchange.Silence _ -> circuit.went(false);
      case Exchange.Replied(Reply reply) -> {
        circuit.went(!reply.isServerError());
        reply.pause().ifPresent(this::pause);
      }
    }
  }

  private void pause(Duration time) {
    Instant until = clock.instant().plus(time);
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
    }
    pauses++;
  }

  /** Whether what is not under way now may have to wait for longer than that. */
  synchronized boolean isShutFor(Duration time) {
    return circuit.state() != CareState.Circuit.CLOSED || pausedFor().compareTo(time) >= 0;
  }

  synchronized CareState.OfAccount state(AccountKey account) {
    return new CareState.OfAccount(
        account, circuit.state(), pausedFor(), underWay, bounds.callsAtOnceMax(), pauses, unsent);
  }

  private Duration shutFor() {
    Duration paused = pausedFor();
    Duration open = circuit.rest();
    return paused.compareTo(open) > 0 ? paused : open;
  }

  private Duration pausedFor() {
    Instant now = clock.instant();
    return now.isBefore(pausedUntil) ? Duration.between(now, pausedUntil) : Duration.ZERO;
  }
}

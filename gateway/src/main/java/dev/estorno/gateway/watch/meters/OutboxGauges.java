package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.store.notices.OutboxState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Shows how far behind the notices are, as it was last read; the same at every node. */
final class OutboxGauges {
  private static final String SHARED = " Counted in the rows that all nodes share: take the max.";

  private record Read(OutboxState state, double oldestSeconds) {}

  private volatile Read last = new Read(new OutboxState(0, Optional.empty(), 0, 0), 0);

  OutboxGauges(MeterRegistry registry) {
    Gauge.builder("estorno.notices.waiting", this, it -> it.last.state().waiting())
        .description("Deliveries of notices neither taken nor given up." + SHARED)
        .register(registry);
    Gauge.builder("estorno.notices.oldest.seconds", this, it -> it.last.oldestSeconds())
        .description("How long the oldest delivery waits; 0: none does." + SHARED)
        .register(registry);
    String endpoints = "Merchants' endpoints that are not told as usual." + SHARED;
    Gauge.builder("estorno.endpoints", this, it -> it.last.state().held())
        .description(endpoints)
        .tags("standing", "held")
        .register(registry);
    Gauge.builder("estorno.endpoints", this, it -> it.last.state().disabled())
        .description(endpoints)
        .tags("standing", "disabled")
        .register(registry);
  }

  void show(OutboxState state, Instant now) {
    double oldest =
        state.oldest().map(it -> Duration.between(it, now).toMillis() / 1000.0).orElse(0.0);
    last = new Read(state, oldest);
  }
}

package dev.estorno.gateway.watch.meters;

import dev.estorno.core.Cancellation;
import dev.estorno.core.Decision;
import dev.estorno.core.ProviderName;
import dev.estorno.core.Reason;
import dev.estorno.core.State;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.store.Step;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** Counts what becomes of cancellations at this node. */
final class TransitionMeters implements Watcher {
  private static final double[] ATTEMPTS = {1, 2, 3, 5, 10, 20, 50, 100};
  private static final Duration[] DURATIONS =
      Meters.together(
          Meters.millis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000),
          Meters.seconds(60, 300, 900, 3_600, 6 * 3_600, 24 * 3_600, 7 * 24 * 3_600));

  private record Way(ProviderName provider, State.Kind from, State.Kind to) {}

  private record Refusal(ProviderName provider, Reason reason) {}

  /** How it ended: voided, refunded or refused. */
  private record End(ProviderName provider, String outcome) {}

  private final Function<ProviderName, Counter> accepted;
  private final Function<ProviderName, Counter> flagged;
  private final Function<Way, Counter> transitions;
  private final Function<Refusal, Counter> refused;
  private final Function<End, DistributionSummary> attempts;
  private final Function<End, Timer> durations;

  /**
   * @param providers those of the settings: their rarest counters begin at 0, and are seen to rise
   */
  TransitionMeters(Meters meters, Collection<ProviderName> providers) {
    MeterRegistry registry = meters.registry();
    this.accepted =
        meters.family(it ->
            Counter.builder("estorno.cancellations.accepted")
                .description("Cancellations taken in by this node.")
                .tags("provider", it.text())
                .register(registry));
    this.flagged =
        meters.family(it ->
            Counter.builder("estorno.cancellations.contradicted")
                .description("Final states that a provider contradicted: a person must look.")
                .tags("provider", it.text())
                .register(registry));
    this.transitions =
        meters.family(it ->
            Counter.builder("estorno.transitions")
                .description("Changes of state recorded by this node.")
                .tags("provider", it.provider().text())
                .tags("from", it.from().word(), "to", it.to().word())
                .register(registry));
    this.refused =
        meters.family(it ->
            Counter.builder("estorno.cancellations.refused")
                .description("Cancellations that ended refused at this node.")
                .tags("provider", it.provider().text(), "reason", it.reason().word())
                .register(registry));
    this.attempts = meters.family(it -> attempts(it, registry));
    this.durations = meters.family(it -> durations(it, registry));
    for (ProviderName it : providers) {
      accepted.apply(it).increment(0);
      flagged.apply(it).increment(0);
    }
  }

  private static DistributionSummary attempts(End it, MeterRegistry registry) {
    return DistributionSummary.builder("estorno.cancellation.attempts")
        .description("How often the provider was asked, of each cancellation that ended here.")
        .serviceLevelObjectives(ATTEMPTS)
        .tags("provider", it.provider().text(), "outcome", it.outcome())
        .register(registry);
  }

  private static Timer durations(End it, MeterRegistry registry) {
    return Meters.timer(
            "estorno.cancellation.duration",
            "From accepted to final, of each cancellation that ended at this node.",
            DURATIONS)
        .tags("provider", it.provider().text(), "outcome", it.outcome())
        .register(registry);
  }

  @Override
  public void accepted(Cancellation fresh) {
    accepted.apply(fresh.payment().provider()).increment();
  }

  @Override
  public void recorded(Step step) {
    ProviderName provider = step.before().payment().provider();
    switch (step.decision()) {
      case Decision.Move(State to, _, _) -> moved(step, provider, to);
      case Decision.Flag _ -> flagged.apply(provider).increment();
      case Decision.Stay _ -> {}
    }
  }

  private void moved(Step step, ProviderName provider, State to) {
    State.Kind from = step.before().state().kind();
    if (from != to.kind()) {
      transitions.apply(new Way(provider, from, to.kind())).increment();
    }
    switch (to) {
      case State.Cancelled(var effect, _) ->
          ended(step, new End(provider, effect.name().toLowerCase(Locale.ROOT)));
      case State.Refused(Reason reason, _) -> {
        refused.apply(new Refusal(provider, reason)).increment();
        ended(step, new End(provider, "refused"));
      }
      case State.Queued _,
          State.Submitting _,
          State.InDoubt _,
          State.Pending _,
          State.Manual _ -> {}
    }
  }

  private void ended(Step step, End end) {
    attempts.apply(end).record(Attempts.of(step.before().state()));
    durations.apply(end).record(Duration.between(step.before().createdAt(), step.at()));
  }
}

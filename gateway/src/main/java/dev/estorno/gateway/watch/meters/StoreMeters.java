package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import dev.estorno.gateway.watch.store.StoreWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Times what this node asks of the store, and counts how often it was down. */
final class StoreMeters implements StoreWatch {
  private static final Duration[] BOUNDS =
      Meters.millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 10_000);

  private record Pair(Timer calls, Counter down) {}

  private final Meters meters;
  private final Function<Operation, Pair> pairs;

  StoreMeters(Meters meters) {
    this.meters = meters;
    this.pairs = meters.family(it -> pair(it, meters.registry()));
    // All at once: a series that begins at 0 is seen to rise.
    for (Operation it : Operation.values()) {
      var _ = pairs.apply(it);
    }
  }

  private static Pair pair(Operation it, MeterRegistry registry) {
    Timer calls =
        Meters.timer(
                "estorno.store.duration",
                "Calls of this node to the store, the wait for a group's commit included.",
                BOUNDS)
            .tags("operation", it.word())
            .register(registry);
    Counter down =
        Counter.builder("estorno.store.down")
            .description("Calls of this node that the store could not carry out.")
            .tags("operation", it.word())
            .register(registry);
    return new Pair(calls, down);
  }

  /** Shows how this store groups its writes: jobs by commits is the size of a group. */
  void writes(Store store) {
    MeterRegistry registry = meters.registry();
    FunctionCounter.builder("estorno.store.commits", store, it -> it.writes().groups())
        .description("Groups of jobs that this node has written, each with one commit.")
        .register(registry);
    FunctionCounter.builder("estorno.store.jobs", store, it -> it.writes().jobs())
        .description("Jobs that this node has written; by commits: the size of a group.")
        .register(registry);
    Gauge.builder("estorno.store.jobs.waiting", store, it -> it.writes().waiting())
        .description("Jobs at this node that wait for the commit under way.")
        .register(registry);
  }

  @Override
  public <T> T call(Operation operation, Supplier<T> work) {
    Pair pair = pairs.apply(operation);
    Timer.Sample sample = meters.start();
    try {
      return work.get();
    } catch (StoreDown it) {
      pair.down().increment();
      throw it;
    } finally {
      sample.stop(pair.calls());
    }
  }
}

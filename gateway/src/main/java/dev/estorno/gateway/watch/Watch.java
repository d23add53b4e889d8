package dev.estorno.gateway.watch;

import dev.estorno.core.CancellationId;
import dev.estorno.core.MerchantId;
import dev.estorno.gateway.care.CareState;
import dev.estorno.gateway.engine.Pump;
import dev.estorno.gateway.engine.TalkWatcher;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.watch.meters.Metrics;
import dev.estorno.gateway.watch.traces.Tracing;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Looks on: wraps what a cancellation passes on its way, and shows what it saw. Without traces in
 * the settings nothing of them is in the way.
 */
public final class Watch implements AutoCloseable {
  /** A row that is nowhere: to look for it costs one step down an index. */
  private static final MerchantId NOBODY = new MerchantId("health");

  private static final CancellationId NOTHING = new CancellationId("none");

  /** A store that needs longer for next to nothing is of no use to a caller. */
  private static final Duration STORE_READ_MAX = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final Metrics metrics;
  private final Optional<Tracing> tracing;
  private final Watcher watcher;

  /**
   * @param clock the gateway's own: ages and deadlines are told by it; durations are not
   */
  public Watch(Settings settings, InstantSource clock) {
    this(
        settings,
        clock,
        settings.watch().traces().map(it -> Tracing.sending(it, settings.server().node())));
  }

  Watch(Settings settings, InstantSource clock, Optional<Tracing> tracing) {
    List<AccountKey> accounts = settings.accounts().stream().map(Accounts::key).toList();
    String node = settings.server().node();
    this.clock = clock;
    this.tracing = tracing;
    this.metrics = new Metrics(node, accounts, Clock.SYSTEM);
    Watcher told = metrics.watcher().and(new TransitionLog(node, Tracing::traceId));
    this.watcher = tracing.map(it -> told.and(it.watcher())).orElse(told);
  }

  public Store over(Store store) {
    Store metered = metrics.over(store);
    return tracing.map(it -> it.over(metered)).orElse(metered);
  }

  public Wire over(Wire wire) {
    Wire metered = metrics.over(wire);
    return tracing.map(it -> it.over(metered)).orElse(metered);
  }

  public ExecutorService over(ExecutorService workers) {
    return tracing.map(it -> it.over(workers)).orElse(workers);
  }

  public Watcher watcher() {
    return watcher;
  }

  public TalkWatcher talks() {
    return tracing.map(Tracing::talks).orElse(TalkWatcher.NOBODY);
  }

  /**
   * What a caller asks of a door.
   *
   * @param route a path's template, never the path itself
   * @param header the values of the request's header of that name
   */
  public record Asked(String route, String method, Function<String, List<String>> header) {}

  /** Looks on while a door answers. */
  public <T> T answer(Asked asked, Supplier<T> work, ToIntFunction<T> status) {
    Supplier<T> traced =
        tracing.isEmpty()
            ? work
            : () ->
                tracing
                    .get()
                    .doors()
                    .answer(asked.route(), asked.method(), asked.header(), work, status);
    return metrics.doors().answer(asked.route(), asked.method(), traced, status);
  }

  /** Counts what is open in this store, every few seconds until it is closed. */
  public AutoCloseable counting(Store store) {
    return metrics.counting(store, clock);
  }

  /** Shows how these accounts are. */
  public void care(CareState state) {
    metrics.care(state);
  }

  public Health health(Store store, Pump pump) {
    return new Health(Clock.SYSTEM, () -> store.find(NOBODY, NOTHING), pump::turns, STORE_READ_MAX);
  }

  /** All metrics, as Prometheus reads them. */
  public String metrics() {
    return metrics.text();
  }

  @Override
  public void close() {
    tracing.ifPresent(Tracing::close);
    metrics.close();
  }
}

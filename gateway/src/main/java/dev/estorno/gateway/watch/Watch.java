package dev.estorno.gateway.watch;

import dev.estorno.gateway.engine.Pump;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.line.Accounts;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.settings.Settings;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks on: wraps what a cancellation passes on its way, and shows what it saw. */
public final class Watch implements AutoCloseable {
  /** A store that needs longer for next to nothing is of no use to a caller. */
  private static final Duration STORE_READ_MAX = Duration.ofSeconds(2);

  private final InstantSource clock;
  private final Meters meters;
  private final Labels labels;
  private final DoorMeters doors;
  private final StoreMeters storeMeters;
  private final StockGauges stock;
  private final Watcher watcher;

  /**
   * @param clock the gateway's own: ages and deadlines are told by it; durations are not
   */
  public Watch(Settings settings, InstantSource clock) {
    List<AccountKey> accounts = settings.accounts().stream().map(Accounts::key).toList();
    String node = settings.server().node();
    this.clock = clock;
    this.meters = new Meters(Clock.SYSTEM);
    this.labels = new Labels(accounts);
    this.doors = new DoorMeters(meters);
    this.storeMeters = new StoreMeters(meters);
    this.stock = new StockGauges(meters.registry(), labels, accounts);
    this.watcher = new TransitionMeters(meters).and(new TransitionLog(node, Optional::empty));
    meters.process(node);
  }

  public Store over(Store store) {
    storeMeters.writes(store);
    return new WatchedStore(store, storeMeters);
  }

  public Wire over(Wire wire) {
    return new MeteredWire(wire, meters, labels);
  }

  public Watcher watcher() {
    return watcher;
  }

  public DoorMeters doors() {
    return doors;
  }

  /** Counts what is open in this store, every few seconds until it is closed. */
  public AutoCloseable counting(Store store) {
    return new Counting(store, clock, meters, stock).start();
  }

  public Health health(Store store, Pump pump) {
    return new Health(Clock.SYSTEM, () -> store.nextDue(Set.of()), pump::turns, STORE_READ_MAX);
  }

  /** All metrics, as Prometheus reads them. */
  public String metrics() {
    return meters.text();
  }

  @Override
  public void close() {
    meters.close();
  }
}

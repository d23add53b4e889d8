package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.care.CareState;
import dev.estorno.gateway.engine.Watcher;
import dev.estorno.gateway.line.Wire;
import dev.estorno.gateway.store.AccountKey;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.watch.store.WatchedStore;
import io.micrometer.core.instrument.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/** All meters of one node. */
public final class Metrics implements AutoCloseable {
  private final Meters meters;
  private final Labels labels;
  private final DoorMeters doors;
  private final StoreMeters store;
  private final StockGauges stock;
  private final OutboxGauges notices;
  private final CareGauges care;
  private final Watcher watcher;
  private volatile CareState accounts = List::of;

  /**
   * @param accounts those of the settings
   * @param ticks times whatever takes time here
   */
  public Metrics(String node, Collection<AccountKey> accounts, Clock ticks) {
    this.meters = new Meters(ticks);
    this.labels = new Labels(accounts);
    this.doors = new DoorMeters(meters);
    this.store = new StoreMeters(meters);
    this.stock = new StockGauges(meters.registry(), labels, accounts);
    this.notices = new OutboxGauges(meters.registry());
    this.care = new CareGauges(meters.registry(), labels, accounts);
    this.watcher =
        new TransitionMeters(
            meters, accounts.stream().map(AccountKey::provider).distinct().toList());
    meters.process(node);
  }

  public Store over(Store rows) {
    store.writes(rows);
    return new WatchedStore(rows, store);
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

  /**
   * Counts what is open in this store, every few seconds until it is closed.
   *
   * @param clock the gateway's own: ages and deadlines are told by it
   */
  public AutoCloseable counting(Store rows, InstantSource clock) {
    return new Counting(rows, clock, meters, stock, notices).start();
  }

  /** Shows from now on how these accounts are, whenever the metrics are asked for. */
  public void care(CareState state) {
    accounts = state;
  }

  /** All of them, as Prometheus reads them. */
  public String text() {
    care.show(accounts.accounts());
    return meters.text();
  }

  @Override
  public void close() {
    meters.close();
  }
}

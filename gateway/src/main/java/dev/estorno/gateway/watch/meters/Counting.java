package dev.estorno.gateway.watch.meters;

import dev.estorno.gateway.store.Stock;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the store counted every few seconds, however often the metrics are asked for. */
final class Counting implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Counting.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Store store;
  private final InstantSource clock;
  private final Clock ticks;
  private final StockGauges gauges;
  private final OutboxGauges notices;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("estorno-watch").daemon().factory());
  private volatile long countedAt;
  private long soonBefore;

  Counting(
      Store store, InstantSource clock, Meters meters, StockGauges gauges, OutboxGauges notices) {
    this.store = store;
    this.clock = clock;
    this.ticks = meters.clock();
    this.gauges = gauges;
    this.notices = notices;
    this.countedAt = ticks.monotonicTime();
    Gauge.builder("estorno.stock.age.seconds", this, Counting::age)
        .description("Since this node last counted what is open; it grows while the store is down.")
        .register(meters.registry());
  }

  Counting start() {
    var _ = thread.scheduleWithFixedDelay(this::count, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private double age() {
    return Duration.ofNanos(ticks.monotonicTime() - countedAt).toMillis() / 1000.0;
  }

  /** Once; the gauges keep what was counted before where it cannot be done. */
  void count() {
    try {
      Instant now = clock.instant();
      Stock stock = store.stock(now);
      gauges.show(stock, now);
      notices.show(store.outbox().state(), now);
      countedAt = ticks.monotonicTime();
      tellOfDeadlines(stock);
    } catch (StoreDown down) {
      log.debug("not counted: {}", down.getMessage());
    } catch (RuntimeException broken) {
      log.error("counting broke, trying again", broken);
    }
  }

  private void tellOfDeadlines(Stock stock) {
    long soon = StockGauges.pressed(stock).mapToLong(Stock.Pile::soon).sum();
    if (soon > soonBefore) {
      log.warn("{} open cancellations have their deadline within {}", soon, Stock.SOON);
    }
    soonBefore = soon;
  }

  @Override
  public void close() {
    thread.close();
  }
}

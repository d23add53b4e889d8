package dev.estorno.gateway.watch;

import dev.estorno.gateway.store.StoreDown;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this node should be sent requests. That it answers at all says that it lives. */
public final class Health {
  private static final Logger log = LoggerFactory.getLogger(Health.class);

  static final String OK = "ok";

  /** The pump turns four times a second, and once a second while the store is down. */
  static final Duration STANDSTILL_MAX = Duration.ofSeconds(10);

  /** Whoever asks all the time must not keep the store busy. */
  static final Duration BELIEVED = Duration.ofSeconds(1);

  private record Probe(long begunAt, CompletableFuture<String> result) {}

  private record Seen(long turns, long at) {}

  private final Duration storeMax;
  private final Clock clock;
  private final Runnable storeRead;
  private final LongSupplier turns;
  private Probe probe;
  private Seen seen;
  private volatile boolean leaving;

  /**
   * @param storeRead a read that costs next to nothing
   * @param turns how often the engine has turned
   * @param storeMax how long the store may take to answer
   */
  Health(Clock clock, Runnable storeRead, LongSupplier turns, Duration storeMax) {
    this.clock = clock;
    this.storeRead = storeRead;
    this.turns = turns;
    this.storeMax = storeMax;
    this.probe = longAgo(clock);
    this.seen = new Seen(-1, clock.monotonicTime());
  }

  /**
   * What was looked at, each with {@code ok} or what is wrong.
   *
   * @param ready whether all is well
   */
  public record Report(boolean ready, Map<String, String> checks) {
    static Report of(Map<String, String> checks) {
      return new Report(checks.values().stream().allMatch(OK::equals), checks);
    }
  }

  private static Probe longAgo(Clock clock) {
    return new Probe(
        clock.monotonicTime() - BELIEVED.toNanos(), CompletableFuture.completedFuture(OK));
  }

  public Report report() {
    Map<String, String> checks = new LinkedHashMap<>();
    checks.put("serving", leaving ? "shutting down" : OK);
    checks.put("store", store());
    checks.put("engine", engine());
    return Report.of(checks);
  }

  /** Says from now on that this node is not ready: it is about to end. */
  public void leave() {
    leaving = true;
  }

  private String store() {
    try {
      return probing().result().get(storeMax.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return "no answer within " + storeMax;
    } catch (ExecutionException _) {
      return "broken";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "not asked";
    }
  }

  /** At most one at a time, however many ask: a store that hangs is not asked again meanwhile. */
  private synchronized Probe probing() {
    boolean old = clock.monotonicTime() - probe.begunAt() >= BELIEVED.toNanos();
    if (probe.result().isDone() && old) {
      var result = new CompletableFuture<String>();
      probe = new Probe(clock.monotonicTime(), result);
      Thread.ofVirtual().start(() -> read(result));
    }
    return probe;
  }

  private void read(CompletableFuture<String> result) {
    try {
      storeRead.run();
      result.complete(OK);
    } catch (StoreDown _) {
      result.complete("down");
    } catch (RuntimeException | Error broken) {
      log.error("asking the store how it is broke", broken);
      result.completeExceptionally(broken);
    }
  }

  private synchronized String engine() {
    long now = clock.monotonicTime();
    long counted = turns.getAsLong();
    if (counted != seen.turns()) {
      seen = new Seen(counted, now);
    }
    return now - seen.at() < STANDSTILL_MAX.toNanos() ? OK : "does not turn";
  }
}

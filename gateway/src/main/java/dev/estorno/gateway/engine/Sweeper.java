package dev.estorno.gateway.engine;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the way what ended long ago, a small batch at a time. On many nodes each does it:
 * what one has locked the others pass over, and what is gone they do not find.
 */
public final class Sweeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
  private static final int ROWS_PER_BATCH_MAX = 100;

  /** So many rows a second at the most: what is at work comes first. */
  private static final Duration EVERY = Duration.ofMillis(250);

  /** How long to rest once nothing is left to do. */
  private static final Duration REST = Duration.ofMinutes(10);

  private final Store store;
  private final List<MerchantId> merchants;
  private final Duration finished;
  private final Store.Fate then;
  private final InstantSource clock;
  private volatile boolean closed;
  // Whose turn it is, and when there may again be something: one sweep at a time.
  private int next;
  private int idle;
  private Instant restUntil = Instant.MIN;

  /**
   * One that sweeps until it is closed.
   *
   * @param finished how long what has ended stays
   */
  public static Sweeper start(
      Store store,
      Collection<MerchantId> merchants,
      Duration finished,
      Store.Fate then,
      InstantSource clock,
      Later later) {
    var sweeper = new Sweeper(store, merchants, finished, then, clock);
    later.run(EVERY, () -> sweeper.sweepOn(later));
    return sweeper;
  }

  Sweeper(
      Store store,
      Collection<MerchantId> merchants,
      Duration finished,
      Store.Fate then,
      InstantSource clock) {
    this.store = store;
    this.merchants = List.copyOf(merchants);
    this.finished = finished;
    this.then = then;
    this.clock = clock;
  }

  private void sweepOn(Later later) {
    try {
      sweep();
    } catch (StoreDown down) {
      log.debug("the store is down, sweeping later: {}", down.getMessage());
    } catch (RuntimeException | AssertionError broken) {
      log.error("sweeping broke, trying again later", broken);
      restUntil = clock.instant().plus(REST);
    }
    if (!closed) {
      later.run(EVERY, () -> sweepOn(later));
    }
  }

  /**
   * One batch of one merchant, the merchants in turn.
   *
   * @return how many rows went
   */
  int sweep() {
    Instant now = clock.instant();
    if (now.isBefore(restUntil)) {
      return 0;
    }
    MerchantId merchant = merchants.get(next);
    next = (next + 1) % merchants.size();
    int gone = store.retire(merchant, now.minus(finished), then, ROWS_PER_BATCH_MAX);
    idle = gone == ROWS_PER_BATCH_MAX ? 0 : idle + 1;
    if (idle >= merchants.size()) {
      idle = 0;
      restUntil = now.plus(REST);
    }
    return gone;
  }

  @Override
  public void close() {
    closed = true;
  }
}

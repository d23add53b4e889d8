package dev.estorno.gateway.engine;

import static dev.estorno.gateway.store.Given.NOON;
import static dev.estorno.gateway.store.Given.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.MemoryStore;
import dev.estorno.gateway.store.Query;
import dev.estorno.gateway.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SweeperTest {
  private static final MerchantId MALL = new MerchantId("mall");
  private static final Duration FINISHED = Duration.ofDays(30);

  private final Store store = new MemoryStore();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Sweeper sweeper =
      new Sweeper(store, List.of(SHOP, MALL), FINISHED, Store.Fate.DROP, now::get);

  private void end(MerchantId merchant, String id) {
    var fresh = Given.full(merchant, id, Given.payment("pay-" + id), OnPaid.REFUND);
    var asked = Given.asked(fresh, "key-" + id, Given.worker(NOON));
    store.admit(List.of(asked));
    store.save(
        List.of(Given.voided(store.find(merchant, fresh.id()).orElseThrow().cancellation())));
  }

  private int sweep(int times) {
    int gone = 0;
    for (int i = 0; i < times; i++) {
      gone += sweeper.sweep();
    }
    return gone;
  }

  @Test
  void whatIsOldEnoughGoesInSmallBatchesOfEveryMerchant() {
    for (int i = 0; i < 250; i++) {
      end(SHOP, "s" + i);
    }
    end(MALL, "m");

    assertThat(sweep(9)).as("nothing is old enough").isZero();
    now.set(NOON.plus(FINISHED).plusSeconds(9));
    assertThat(sweep(1)).as("no more than a batch").isLessThanOrEqualTo(100);
    sweep(8);

    assertThat(store.list(Query.all(SHOP, 999))).isEmpty();
    assertThat(store.list(Query.all(MALL, 999))).isEmpty();
  }

  @Test
  void itGoesOnUntilItIsClosed() {
    var tasks = new ArrayDeque<Runnable>();
    end(SHOP, "s");
    now.set(NOON.plus(FINISHED).plusSeconds(9));

    var started =
        Sweeper.start(
            store,
            List.of(MALL, SHOP),
            FINISHED,
            Store.Fate.ARCHIVE,
            now::get,
            (_, it) -> tasks.add(it));
    tasks.remove().run();
    tasks.remove().run();
    assertThat(store.list(Query.all(SHOP, 9))).isEmpty();
    started.close();
    tasks.remove().run();
    assertThat(tasks).isEmpty();
  }

  @Test
  void itRestsOnceNothingIsLeftAndThenLooksAgain() {
    sweep(2);
    end(SHOP, "s");
    now.set(NOON.plus(Duration.ofMinutes(9)));
    assertThat(sweep(4)).isZero();

    now.set(NOON.plus(FINISHED).plusSeconds(9));
    assertThat(sweep(4)).isEqualTo(1);
  }
}

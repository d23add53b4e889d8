package dev.estorno.gateway.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.estorno.core.Cancellation;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Decider;
import dev.estorno.gateway.store.Given;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import dev.estorno.gateway.store.StoreDown;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Killed processes, a server that goes away and comes back, somebody who freezes with a lock. */
@ExtendWith(OwnPostgres.Shared.class)
class PostgresCrashTest extends CrashTest {
  private static final Duration FROZEN_MAX = Duration.ofSeconds(30);

  /** Each waits for three seconds. */
  private static final int TRIES_MAX = 10;

  private OwnPostgres postgres;
  private PostgresStore.Server database;

  @BeforeEach
  void takeDatabase(OwnPostgres shared) {
    postgres = shared;
    database = postgres.database();
  }

  @AfterEach
  void startAgain() throws IOException {
    postgres.startAgain();
  }

  @Override
  Process start(String name) throws IOException {
    return OtherProcess.start(database, name);
  }

  @Override
  Store open() {
    return PostgresStore.open(database);
  }

  private static Admission admit(Store store, String id) {
    return store.admit(List.of(Given.asked(Given.alone(id)))).getFirst();
  }

  @Test
  void aServerThatGoesAwayAndComesBackLosesNothing() throws Exception {
    try (Store store = open()) {
      admit(store, "before");
      postgres.stop();

      assertThatThrownBy(() -> admit(store, "meanwhile")).isInstanceOf(StoreDown.class);
      assertThatThrownBy(() -> store.find(Given.SHOP, Given.id("before")))
          .isInstanceOf(StoreDown.class);
      assertThatThrownBy(() -> store.due()).isInstanceOf(StoreDown.class);

      postgres.startAgain();
      assertThat(admittedAtLast(store, "after")).isInstanceOf(Admission.Fresh.class);
      assertThat(store.find(Given.SHOP, Given.id("before"))).isPresent();
      assertThat(store.find(Given.SHOP, Given.id("meanwhile"))).isEmpty();
      assertThat(admit(store, "meanwhile")).isInstanceOf(Admission.Fresh.class);
    }
  }

  /**
   * The longer a server was away, the longer the pool waits before it knocks again: 5 s at most.
   */
  private static Admission admittedAtLast(Store store, String id) {
    for (int tries = 1; true; tries++) {
      try {
        return admit(store, id);
      } catch (StoreDown down) {
        if (tries == TRIES_MAX) {
          throw down;
        }
      }
    }
  }

  @Test
  void aServerThatIsAwayIsNamedWithoutSecrets() throws IOException {
    postgres.stop();
    var secretive = new PostgresStore.Server(database.url() + "?ssl=false", "ana", "hush", "test");

    assertThatThrownBy(() -> PostgresStore.open(secretive))
        .isInstanceOf(StoreDown.class)
        .hasMessage("connecting to " + database.url());
    assertThat(secretive.toString()).isEqualTo(database.url());
  }

  @Test
  void whoFreezesWithALockIsWaitedForWithinABound() throws Exception {
    try (Store store = open();
        var frozen = OwnPostgres.connection(database);
        var statement = frozen.createStatement()) {
      admit(store, "c1");
      Cancellation it =
          store
              .claim(Given.NOON, Given.ofEach(store, 1), Given.worker(Given.NOON))
              .getFirst()
              .after();
      frozen.setAutoCommit(false);
      statement.executeUpdate("update cancellation set updated_at = updated_at");

      assertThatThrownBy(() -> store.save(List.of(Given.voided(it))))
          .isInstanceOf(StoreDown.class)
          .hasMessage("recording what was decided");
      assertThat(
              store.claim(
                  Given.NOON.plusSeconds(60), Given.ofEach(store, 1), Given.worker(Given.NOON)))
          .as("what is locked is skipped")
          .isEmpty();

      frozen.rollback();
      assertThat(store.save(List.of(Given.voided(it)))).containsExactly(true);
    }
  }

  /** A node that is stopped in the middle of a transaction must not stop the others. */
  @Test
  void ourOwnLocksEndWhenWeFreeze() throws Exception {
    try (Store store = open();
        Store other = open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      admit(store, "c1");
      var holding = new CountDownLatch(1);
      var thawed = new CountDownLatch(1);
      Future<List<Step>> frozen =
          threads.submit(
              () -> store.claim(Given.NOON, Given.ofEach(store, 1), slow(holding, thawed)));
      holding.await();

      assertThat(claimedBy(other, FROZEN_MAX)).isEqualTo("c1");

      thawed.countDown();
      assertThat(frozen.get()).as("somebody else has it now").isEmpty();
      assertThat(store.journal(Given.SHOP, Given.id("c1"))).hasSize(2);
    }
  }

  private static Decider slow(CountDownLatch begun, CountDownLatch goOn) {
    return it -> {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Given.worker(Given.NOON).step(it);
    };
  }

  private static String claimedBy(Store store, Duration max) {
    for (long end = System.nanoTime() + max.toNanos(); System.nanoTime() < end; ) {
      List<Step> steps = store.claim(Given.NOON, Given.ofEach(store, 1), Given.worker(Given.NOON));
      if (!steps.isEmpty()) {
        return steps.getFirst().after().id().text();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return "nothing within " + max;
  }
}

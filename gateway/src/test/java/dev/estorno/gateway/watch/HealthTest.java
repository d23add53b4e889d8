package dev.estorno.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.StoreDown;
import io.micrometer.core.instrument.MockClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Duration STORE_MAX = Duration.ofMillis(50);

  private final MockClock clock = new MockClock();
  private final AtomicLong turns = new AtomicLong();

  @Test
  void aNodeThatTurnsAndReadsIsReady() {
    Health health = health(() -> {});
    assertThat(health.report().ready()).isTrue();
    assertThat(health.report().checks())
        .containsOnlyKeys("serving", "store", "engine")
        .containsValue("ok");
  }

  @Test
  void aNodeAboutToEndIsNot() {
    Health health = health(() -> {});
    health.leave();
    assertThat(health.report().ready()).isFalse();
    assertThat(health.report().checks()).containsEntry("serving", "shutting down");
  }

  @Test
  void aStoreThatIsDownIsTold() {
    Health health =
        health(() -> {
          throw new StoreDown("reading", new IllegalStateException("password s3same"));
        });
    assertThat(health.report().ready()).isFalse();
    assertThat(health.report().checks()).containsEntry("store", "down");
  }

  @Test
  void aStoreThatHangsIsAskedOnceHoweverManyAsk() throws Exception {
    var asked = new AtomicInteger();
    var released = new CountDownLatch(1);
    Health health =
        health(() -> {
          asked.incrementAndGet();
          hold(released);
        });
    for (int i = 0; i < 3; i++) {
      clock.add(Health.BELIEVED);
      assertThat(health.report().checks()).containsEntry("store", "no answer within PT0.05S");
    }
    assertThat(asked).hasValue(1);
    released.countDown();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!health.report().ready() && System.nanoTime() < end) {
      clock.add(Health.BELIEVED);
    }
    assertThat(health.report().ready()).as("it is well again once the store answers").isTrue();
  }

  @Test
  void anAnswerIsBelievedForAMoment() {
    var asked = new AtomicInteger();
    Health health = health(asked::incrementAndGet);
    assertThat(health.report().ready()).isTrue();
    assertThat(health.report().ready()).isTrue();
    assertThat(asked).hasValue(1);
    clock.add(Health.BELIEVED);
    assertThat(health.report().ready()).isTrue();
    assertThat(asked).hasValue(2);
  }

  @Test
  void anEngineThatStandsStillIsTold() {
    Health health = health(() -> {});
    assertThat(health.report().ready()).isTrue();
    clock.add(Health.STANDSTILL_MAX);
    assertThat(health.report().checks()).containsEntry("engine", "does not turn");
    turns.incrementAndGet();
    assertThat(health.report().checks()).containsEntry("engine", "ok");
  }

  private Health health(Runnable storeRead) {
    return new Health(clock, storeRead, turns::get, STORE_MAX);
  }

  private static void hold(CountDownLatch released) {
    try {
      assertThat(released.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

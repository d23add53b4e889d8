package dev.estorno.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.estorno.gateway.store.notices.Delivery;
import dev.estorno.gateway.store.notices.Endpoint;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Real threads: an endpoint that hangs, beside one that does not. */
class SlowEndpointTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void anEndpointThatHangsHoldsItsOwnPlacesOnly() {
    var street = new Street();
    var hanging = new CountDownLatch(1);
    var hung = new AtomicInteger();
    Endpoint.Key slow =
        street.house(
            "slow",
            _ -> {
              hung.incrementAndGet();
              return awaited(hanging);
            });
    Endpoint.Key quick = street.house("quick", _ -> Street.OK);
    IntStream.range(0, 300).forEach(_ -> street.owe());
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Courier courier = street.courier(7, workers);
      await(courier, () -> street.deliveries(quick, Delivery.State.DELIVERED).size() == 300);
      assertThat(hung).hasValue(Courier.PER_ENDPOINT_MAX);
      assertThat(street.outbox.waiting(slow)).isEqualTo(300);
      hanging.countDown();
      await(courier, () -> street.outbox.waiting(slow) == 0);
    }
    assertThat(street.gotAt(slow)).hasSize(300).doesNotHaveDuplicates();
  }

  private static Outcome awaited(CountDownLatch latch) {
    try {
      latch.await();
      return Street.OK;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(Courier courier, java.util.function.BooleanSupplier condition) {
    for (long end = System.nanoTime() + PATIENCE.toNanos(); !condition.getAsBoolean(); ) {
      assertThat(System.nanoTime()).as("it never became so").isLessThan(end);
      courier.turn(64);
      Thread.yield();
    }
  }
}

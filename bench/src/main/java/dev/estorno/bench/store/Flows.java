package dev.estorno.bench.store;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Effect;
import dev.estorno.core.Event;
import dev.estorno.core.Extent;
import dev.estorno.core.IdempotencyKey;
import dev.estorno.core.Lifecycle;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.gateway.store.Admission;
import dev.estorno.gateway.store.Application;
import dev.estorno.gateway.store.Details;
import dev.estorno.gateway.store.Step;
import dev.estorno.gateway.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/** Flows through a store, by so many callers at once for so long. */
final class Flows {
  private static final MerchantId MERCHANT = new MerchantId("bench");
  private static final Lifecycle LIFECYCLE = new Lifecycle(Limits.STANDARD);

  private final Store store;
  private final AtomicLong numbers = new AtomicLong(System.nanoTime());

  Flows(Store store) {
    this.store = store;
  }

  /** What was seen of it. */
  record Result(double perSecond, double p50Millis, double p99Millis) {}

  Result run(int callers, Duration duration) throws InterruptedException, ExecutionException {
    var micros = new ConcurrentHistogram(60_000_000, 3);
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(
            threads.submit(() -> {
              for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                flow();
                micros.recordValue((System.nanoTime() - now) / 1_000);
              }
            }));
      }
      for (Future<?> it : all) {
        it.get();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Result(
        micros.getTotalCount() / seconds,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3);
  }

  private void flow() {
    String number = Long.toHexString(numbers.incrementAndGet());
    Instant now = Instant.now();
    var fresh =
        Cancellation.accepted(
            new CancellationId("can_" + number),
            MERCHANT,
            new PaymentRef(new ProviderName("picpay"), new AccountName("main"), "pay-" + number),
            Extent.full(),
            OnPaid.REFUND,
            Deadline.noneKnown(),
            now);
    var application =
        new Application(
            fresh,
            "rest",
            new IdempotencyKey("key-" + number),
            "f".repeat(64),
            Details.NONE,
            Set.of(),
            it -> step(it, new Event.Claimed(Duration.ofSeconds(30)), now));
    if (!(store.admit(List.of(application)).getFirst() instanceof Admission.Fresh taken)) {
      throw new IllegalStateException("not fresh: " + number);
    }
    var answer = new Answer.Done(Effect.VOIDED, "R" + number);
    Instant then = Instant.now();
    Step done = step(taken.entry().cancellation(), new Event.Answered(answer, now), then);
    if (!store.save(List.of(done)).getFirst()) {
      throw new IllegalStateException("not recorded: " + number);
    }
  }

  private static Step step(Cancellation it, Event event, Instant now) {
    return new Step(it, event, LIFECYCLE.decide(it, event, now), now);
  }
}

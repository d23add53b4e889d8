package dev.estorno.bench;

import dev.estorno.core.AccountName;
import dev.estorno.core.Answer;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Decision;
import dev.estorno.core.Effect;
import dev.estorno.core.Event;
import dev.estorno.core.Extent;
import dev.estorno.core.Lifecycle;
import dev.estorno.core.Limits;
import dev.estorno.core.MerchantId;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What deciding costs: one cancellation from queued to cancelled, three decisions, no world. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LifecycleBench {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Lifecycle lifecycle = new Lifecycle(Limits.STANDARD);
  private final Cancellation queued =
      Cancellation.accepted(
          new CancellationId("can_1"),
          new MerchantId("shop"),
          new PaymentRef(new ProviderName("picpay"), new AccountName("main"), "order-1"),
          Extent.full(),
          OnPaid.REFUND,
          Deadline.noneKnown(),
          NOW);

  @Benchmark
  public Cancellation fromQueuedThroughDoubtToCancelled() {
    Cancellation submitting = step(queued, new Event.Claimed(Duration.ofSeconds(95)));
    var silence = new Event.Answered(new Answer.Unknown("no reply"), NOW);
    Cancellation inDoubt = step(submitting, silence);
    return step(inDoubt, new Event.Answered(new Answer.Done(Effect.VOIDED, "1"), NOW));
  }

  private Cancellation step(Cancellation it, Event event) {
    Decision decision = lifecycle.decide(it, event, NOW);
    return it.after(decision, NOW);
  }
}

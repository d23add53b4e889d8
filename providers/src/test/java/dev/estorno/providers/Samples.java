package dev.estorno.providers;

import dev.estorno.core.AccountName;
import dev.estorno.core.Baseline;
import dev.estorno.core.Cancellation;
import dev.estorno.core.CancellationId;
import dev.estorno.core.Deadline;
import dev.estorno.core.Extent;
import dev.estorno.core.MerchantId;
import dev.estorno.core.Money;
import dev.estorno.core.OnPaid;
import dev.estorno.core.PaymentRef;
import dev.estorno.core.ProviderName;
import dev.estorno.core.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the connectors' tests are made of. */
public final class Samples {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private Samples() {}

  /** A whole cancellation that a worker holds. */
  public static Cancellation whole(String provider, String reference, OnPaid onPaid) {
    return held(provider, reference, Extent.full(), onPaid, Baseline.unmeasured());
  }

  /** A partial one, nothing measured yet. */
  public static Cancellation part(String provider, String reference, long minor) {
    Extent part = Extent.part(Money.brl(minor));
    return held(provider, reference, part, OnPaid.REFUND, Baseline.unmeasured());
  }

  public static Cancellation held(
      String provider, String reference, Extent extent, OnPaid onPaid, Baseline baseline) {
    return new Cancellation(
        new CancellationId("c1"),
        new MerchantId("shop"),
        new PaymentRef(new ProviderName(provider), new AccountName("main"), reference),
        extent,
        onPaid,
        Deadline.noneKnown(),
        NOON,
        NOON,
        2,
        "",
        new State.Submitting(1, NOON.plusSeconds(95), baseline));
  }

  /** The same, accepted until then at the latest. */
  public static Cancellation until(Instant deadline, Cancellation it) {
    return new Cancellation(
        it.id(),
        it.merchant(),
        it.payment(),
        it.extent(),
        it.onPaid(),
        Deadline.at(deadline),
        it.createdAt(),
        it.updatedAt(),
        it.version(),
        it.attention(),
        it.state());
  }

  public static Reply json(int status, String body) {
    return new Reply(status, Map.of("content-type", List.of("application/json")), Body.of(body));
  }
}

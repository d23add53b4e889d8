package dev.estorno.gateway.outbox;

import dev.estorno.core.MerchantId;
import dev.estorno.gateway.store.notices.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Forgets notices that nobody will ask for any more, a few at a time. */
final class Sweeper {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ROWS_MAX = 500;

  private final Outbox outbox;
  private final List<MerchantId> merchants;
  private final Duration keep;
  private Instant dueAt;

  /**
   * A sweeper that begins a while after the start.
   *
   * @param keep how long notices are kept
   */
  Sweeper(Outbox outbox, List<MerchantId> merchants, Duration keep, Instant now) {
    this.outbox = outbox;
    this.merchants = List.copyOf(merchants);
    this.keep = keep;
    this.dueAt = now.plus(EVERY);
  }

  Instant dueAt() {
    return dueAt;
  }

  void sweep(Instant now) {
    if (now.isBefore(dueAt)) {
      return;
    }
    boolean more = false;
    for (MerchantId it : merchants) {
      more |= outbox.forget(it, now.minus(keep), ROWS_MAX) == ROWS_MAX;
    }
    dueAt = now.plus(more ? PAUSE : EVERY);
  }
}

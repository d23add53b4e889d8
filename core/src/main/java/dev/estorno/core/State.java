package dev.estorno.core;

import java.time.Instant;
import java.util.Locale;

/**
 * Where a cancellation stands. The same words inside and outside; each state carries its own data
 * only.
 */
public sealed interface State {

  /** Accepted and durable; the provider has not been asked, or has certainly not acted. */
  record Queued(int attempts, Wait waitedFor, Instant dueAt) implements State {}

  /**
   * A worker holds it until the lease ends and may have asked. Written before the first byte
   * leaves. The baseline is what was learned before asking.
   */
  record Submitting(int attempt, Instant leaseUntil, Baseline baseline) implements State {}

  /**
   * The provider may or may not have acted. Only a look-up may follow. Before {@code settledAt} the
   * request may still be travelling, so "still live" proves nothing.
   */
  record InDoubt(
      int attempt, Baseline baseline, Instant since, Instant settledAt, int lookUps, Instant dueAt)
      implements State {
    InDoubt lookedUp(Instant newDueAt) {
      return new InDoubt(attempt, baseline, since, settledAt, lookUps + 1, newDueAt);
    }

    InDoubt due(Instant newDueAt) {
      return new InDoubt(attempt, baseline, since, settledAt, lookUps, newDueAt);
    }
  }

  /** The provider took the order under {@code reference} and finishes later. */
  record Pending(
      int attempt, Baseline baseline, String reference, Instant since, int lookUps, Instant dueAt)
      implements State {
    Pending due(Instant newDueAt) {
      return new Pending(attempt, baseline, reference, since, lookUps, newDueAt);
    }
  }

  /** The machine has done all it may; a person rules. */
  record Manual(int attempt, Baseline baseline, String why) implements State {}

  /** Final: the payment is gone, voided or refunded, under the provider's {@code reference}. */
  record Cancelled(Effect effect, String reference) implements State {}

  /** Final: nothing was cancelled by this cancellation, for a reason. */
  record Refused(Reason reason, ProviderWord word) implements State {}

  /** Why a queued one is not asked at once. */
  enum Wait {
    NOTHING,
    /** The provider could not be reached or would not listen; it has certainly not acted. */
    UNREACHED,
    /** The provider refused for now; later it may not. */
    REFUSED_FOR_NOW
  }

  /** The states' names, for stores, filters and people. */
  enum Kind {
    QUEUED,
    SUBMITTING,
    IN_DOUBT,
    PENDING,
    MANUAL,
    CANCELLED,
    REFUSED;

    /** As written outside: lower case with underscores. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isFinal() {
      return this == CANCELLED || this == REFUSED;
    }
  }

  default Kind kind() {
    return switch (this) {
      case Queued _ -> Kind.QUEUED;
      case Submitting _ -> Kind.SUBMITTING;
      case InDoubt _ -> Kind.IN_DOUBT;
      case Pending _ -> Kind.PENDING;
      case Manual _ -> Kind.MANUAL;
      case Cancelled _ -> Kind.CANCELLED;
      case Refused _ -> Kind.REFUSED;
    };
  }

  default boolean isFinal() {
    return kind().isFinal();
  }
}

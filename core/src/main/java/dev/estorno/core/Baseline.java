package dev.estorno.core;

/**
 * How much had been refunded before we asked. Recorded before a partial refund without a key of its
 * own, so that after silence the difference tells what happened.
 */
public sealed interface Baseline {
  record Unmeasured() implements Baseline {}

  record RefundedSoFar(Money sum) implements Baseline {}

  static Baseline unmeasured() {
    return new Unmeasured();
  }

  /** This one, unless it is unmeasured. */
  default Baseline or(Baseline other) {
    return switch (this) {
      case Unmeasured _ -> other;
      case RefundedSoFar _ -> this;
    };
  }

  static Baseline refundedSoFar(Money sum) {
    return new RefundedSoFar(sum);
  }
}

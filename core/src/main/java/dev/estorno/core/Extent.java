package dev.estorno.core;

/** How much of a payment is to be cancelled. */
public sealed interface Extent {
  /** All of it, or all that is left of it. */
  record Full() implements Extent {}

  /** Part of it; told apart from another part by the caller's key, never by the amount. */
  record Part(Money amount) implements Extent {
    public Part {
      if (amount.isZero()) {
        throw new IllegalArgumentException("amount of a partial cancellation must be above zero");
      }
    }
  }

  static Extent full() {
    return new Full();
  }

  static Extent part(Money amount) {
    return new Part(amount);
  }
}

package dev.estorno.core;

/** A person's decision on a cancellation in state {@code manual}. */
public sealed interface Ruling {
  /** Look again and, if the provider says that the payment is still live, ask again. */
  record Retry() implements Ruling {}

  /** The person has seen that it is done. */
  record CountAsCancelled(Effect effect, String reference) implements Ruling {}

  /** The person has seen that it is not done and shall not be. */
  record CountAsRefused() implements Ruling {}
}

package dev.estorno.core;

import java.time.Duration;
import java.time.Instant;

/** What a provider said, in our words: the conclusion of one talk with it. */
public sealed interface Answer {
  /** It is done, whoever did it: asked now, asked before, or found so on looking up. */
  record Done(Effect effect, String reference) implements Answer {}

  /** The provider took the order and finishes later; {@code reference} finds it again. */
  record Pending(String reference) implements Answer {}

  /** No, and asking again will not help. */
  record Refused(Reason reason, ProviderWord word) implements Answer {}

  /**
   * No, for now: nothing was done, and later it may be. Before {@code notBefore} asking again
   * cannot help.
   */
  record NotNow(Reason reason, ProviderWord word, Instant notBefore) implements Answer {
    public NotNow(Reason reason, ProviderWord word) {
      this(reason, word, Instant.EPOCH);
    }
  }

  /** Looked up: the payment is as if this cancellation had never been asked. */
  record StillLive() implements Answer {}

  /**
   * Cannot have had an effect. {@code notBefore} is how long the provider wants to be left alone.
   */
  record NotSent(String why, Duration notBefore) implements Answer {
    public NotSent(String why) {
      this(why, Duration.ZERO);
    }
  }

  /** May have had an effect; or, on looking up: the provider would not say. */
  record Unknown(String why) implements Answer {}

  /** Looked up: something happened that this cancellation does not explain. */
  record Unexplained(String why) implements Answer {}

  /** Nothing was asked yet; this must be recorded before asking. */
  record Learned(Baseline baseline, Deadline deadline) implements Answer {}

  static Answer stillLive() {
    return new StillLive();
  }
}

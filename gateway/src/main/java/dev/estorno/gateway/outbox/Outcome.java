package dev.estorno.gateway.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of sending a notice once. */
sealed interface Outcome {
  /**
   * The endpoint answered.
   *
   * @param retryAfter how long it wants to be left alone; empty when it does not say
   */
  record Heard(int status, Optional<Duration> retryAfter) implements Outcome {}

  /**
   * No answer: it may have been taken all the same.
   *
   * @param why in few words, without the address
   */
  record Lost(String why) implements Outcome {}
}

package dev.estorno.sandbox.fake;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How a provider delivers its callbacks.
 *
 * @param delivered which HTTP status counts as delivered
 * @param pauses how long it waits after each failed attempt, in sandbox time; then it gives up
 */
public record CallbackRule(IntPredicate delivered, List<Duration> pauses) {

  public CallbackRule {
    pauses = List.copyOf(pauses);
  }
}

package dev.estorno.sandbox.fake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A POST that a provider owes a merchant.
 *
 * @param dueAt when to send it, in sandbox time
 * @param attempt 1 for the first
 */
public record Callback(
    String url, Map<String, String> headers, String body, Instant dueAt, int attempt) {

  public Callback {
    headers = new TreeMap<>(headers); // in one order, in every process
  }

  /** The first attempt, due at once. */
  public static Callback now(String url, Map<String, String> headers, String body, Instant now) {
    return new Callback(url, headers, body, now, 1);
  }

  /** The attempt that follows one that failed at {@code now}; empty when the provider gives up. */
  public Optional<Callback> again(CallbackRule rule, Instant now) {
    if (attempt > rule.pauses().size()) return Optional.empty();
    Instant next = now.plus(rule.pauses().get(attempt - 1));
    return Optional.of(new Callback(url, headers, body, next, attempt + 1));
  }

  /** The same callback, sent at another time. */
  public Callback at(Instant when) {
    return new Callback(url, headers, body, when, attempt);
  }
}

package dev.estorno.providers;

import java.time.Duration;
import java.util.List;

/**
 * What is promised at a provider and within which bounds. It drives the engine and the printed
 * documentation alike.
 *
 * @param credentials names of the credentials that an account needs
 * @param repeatable whether asking twice to cancel is harmless by the provider's own word
 * @param partial whether part of a payment can be given back
 * @param partialKey whether a partial refund has a key of its own, so that repeating it is harmless
 * @param timeout how long one call may take
 * @param settle how long a request without a reply may still be travelling
 * @param callsAtOnceMax how many calls of one account are in flight at the most
 * @param callsPerSecondMax how many calls of one account are sent in a second at the most
 * @param deadline the rule in words; empty when there is none
 * @param signals how signals are proved, in words; empty when there are none
 * @param assumed what we assumed where the provider's documents are silent
 */
public record Facts(
    String title,
    List<String> credentials,
    boolean repeatable,
    boolean partial,
    boolean partialKey,
    Duration timeout,
    Duration settle,
    int callsAtOnceMax,
    double callsPerSecondMax,
    String deadline,
    String signals,
    List<String> assumed) {
  /**
   * Assumed, because no provider so far publishes a rate limit: there is none, until a 429 says
   * otherwise or a setting gives one.
   */
  public static final double RATE_UNKNOWN = Double.POSITIVE_INFINITY;

  public Facts {
    credentials = List.copyOf(credentials);
    assumed = List.copyOf(assumed);
  }

  /** The same promises within other bounds. */
  public Facts within(
      Duration newTimeout, Duration newSettle, int newCallsAtOnceMax, double newCallsPerSecondMax) {
    return new Facts(
        title,
        credentials,
        repeatable,
        partial,
        partialKey,
        newTimeout,
        newSettle,
        newCallsAtOnceMax,
        newCallsPerSecondMax,
        deadline,
        signals,
        assumed);
  }
}

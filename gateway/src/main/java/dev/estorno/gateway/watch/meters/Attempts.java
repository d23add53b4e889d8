package dev.estorno.gateway.watch.meters;

import dev.estorno.core.State;

/** How often the provider was asked to cancel, as far as a state knows. */
public final class Attempts {
  private Attempts() {}

  public static int of(State state) {
    return switch (state) {
      case State.Queued s -> s.attempts();
      case State.Submitting s -> s.attempt();
      case State.InDoubt s -> s.attempt();
      case State.Pending s -> s.attempt();
      case State.Manual s -> s.attempt();
      case State.Cancelled _, State.Refused _ -> 0;
    };
  }
}

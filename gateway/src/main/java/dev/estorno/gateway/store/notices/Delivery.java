package dev.estorno.gateway.store.notices;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One notice for one endpoint.
 *
 * @param attempts how often it was sent, or was about to be
 * @param since when it was first wanted, or wanted again
 * @param dueAt when it is to be sent, or when the lease of whoever sends it ends; empty when it is
 *     held back or over
 * @param endedAt when it was taken or given up; empty before
 * @param status the endpoint's last answer; empty when there was none
 * @param trouble the last failure; empty when there was none
 */
public record Delivery(
    Endpoint.Key endpoint,
    String notice,
    State state,
    int attempts,
    Instant since,
    Optional<Instant> dueAt,
    Optional<Instant> endedAt,
    OptionalInt status,
    String trouble) {

  /** How far it has got. */
  public enum State {
    WAITING,
    SENDING,
    DELIVERED,
    GIVEN_UP;

    /** As written in columns: lower case with underscores. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public boolean isOver() {
      return this == DELIVERED || this == GIVEN_UP;
    }
  }

  /** One that is due now, or held back when {@code dueAt} is empty. */
  public static Delivery fresh(
      Endpoint.Key endpoint, String notice, Instant now, Optional<Instant> dueAt) {
    return new Delivery(
        endpoint, notice, State.WAITING, 0, now, dueAt, Optional.empty(), OptionalInt.empty(), "");
  }

  /** The same notice once more: the count of attempts goes on, as it tells who may report. */
  public Delivery again(Instant now) {
    return new Delivery(
        endpoint,
        notice,
        State.WAITING,
        attempts,
        now,
        Optional.empty(),
        Optional.empty(),
        status,
        "");
  }

  public Delivery sending(Instant leaseUntil) {
    return new Delivery(
        endpoint,
        notice,
        State.SENDING,
        attempts + 1,
        since,
        Optional.of(leaseUntil),
        endedAt,
        status,
        trouble);
  }

  /** Waits until then, or until its endpoint is let go. */
  public Delivery waiting(Optional<Instant> until) {
    return new Delivery(
        endpoint, notice, State.WAITING, attempts, since, until, endedAt, status, trouble);
  }

  public Delivery heard(OptionalInt lastStatus, String what) {
    return new Delivery(endpoint, notice, state, attempts, since, dueAt, endedAt, lastStatus, what);
  }

  public Delivery over(State end, Instant now) {
    return new Delivery(
        endpoint,
        notice,
        end,
        attempts,
        since,
        Optional.empty(),
        Optional.of(now),
        status,
        trouble);
  }
}

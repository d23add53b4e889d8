package dev.estorno.core;

import java.time.Instant;

/**
 * One promise to cancel one payment, fully or in part. Immutable; {@code version} counts its moves,
 * and a move counts only from the version it was decided on.
 *
 * @param attention why a person should look at it although it may be final; empty when nobody needs
 *     to
 */
public record Cancellation(
    CancellationId id,
    MerchantId merchant,
    PaymentRef payment,
    Extent extent,
    OnPaid onPaid,
    Deadline deadline,
    Instant createdAt,
    Instant updatedAt,
    long version,
    String attention,
    State state) {

  /** A new one, due at once. */
  public static Cancellation accepted(
      CancellationId id,
      MerchantId merchant,
      PaymentRef payment,
      Extent extent,
      OnPaid onPaid,
      Deadline deadline,
      Instant now) {
    var queued = new State.Queued(0, State.Wait.NOTHING, now);
    return new Cancellation(
        id, merchant, payment, extent, onPaid, deadline, now, now, 1, "", queued);
  }

  /** As it stands once the decision is recorded. A stay gives back the very same object. */
  public Cancellation after(Decision decision, Instant now) {
    return switch (decision) {
      case Decision.Move(State to, Deadline newDeadline, _) ->
          new Cancellation(
              id,
              merchant,
              payment,
              extent,
              onPaid,
              newDeadline,
              createdAt,
              now,
              version + 1,
              attention,
              to);
      case Decision.Stay _ -> this;
      case Decision.Flag(String why) ->
          new Cancellation(
              id,
              merchant,
              payment,
              extent,
              onPaid,
              deadline,
              createdAt,
              now,
              version + 1,
              why,
              state);
    };
  }

  /** What was refunded before this cancellation asked, if it was measured. */
  public Baseline baseline() {
    return switch (state) {
      case State.Submitting s -> s.baseline();
      case State.InDoubt s -> s.baseline();
      case State.Pending s -> s.baseline();
      case State.Manual s -> s.baseline();
      case State.Queued _, State.Cancelled _, State.Refused _ -> Baseline.unmeasured();
    };
  }
}

package dev.estorno.sandbox.liquido;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One charge and where it stands. Amounts in minor units. */
final class Charge {

  /**
   * The statuses of a charge: those of the official PHP SDK's {@code PayInStatus}, and {@code
   * AUTHORIZED} from the page "Cancel a Payment" (read 2026-11).
   */
  enum Status {
    IN_PROGRESS,
    AUTHORIZED,
    SETTLED,
    FAILED,
    EXPIRED,
    /** With two L, as in every sample; one field table's prose says CANCELED. */
    CANCELLED,
    REFUNDING,
    REFUNDED,
    CHARGED_BACK,
    INITIAL_STATUS;

    /** "200 transaction SETTLED or IN_PROGRESS, other FAILED"; 200 if CANCELLED. */
    int code() {
      return this == FAILED ? Assumed.FAILED_CODE : 200;
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Status::name).toList();
    }
  }

  /**
   * What it was made with.
   *
   * @param key the merchant's {@code idempotencyKey}, which names it everywhere
   * @param expiresAt empty when it waits for ever
   * @param request as sent
   */
  record Terms(
      String key, Method method, long amount, Optional<Instant> expiresAt, ObjectNode request) {}

  /**
   * How its refunds go, where their own description does not say.
   *
   * @param failing how many fail before one does not
   * @param delay zero for at once
   */
  record RefundFlow(long failing, Duration delay) {
    static final RefundFlow AT_ONCE = new RefundFlow(0, Duration.ZERO);
  }

  /** One refund of it. */
  static final class Refund {
    final String key;
    final Charge charge;
    final long amount;
    final ObjectNode request;
    final Instant createdAt;
    Status status = Status.IN_PROGRESS;
    Optional<Instant> finalAt = Optional.empty();

    Refund(String key, Charge charge, long amount, ObjectNode request, Instant now) {
      this.key = key;
      this.charge = charge;
      this.amount = amount;
      this.request = request;
      this.createdAt = now;
    }
  }

  final Terms terms;
  final ObjectNode details;
  final Instant createdAt;
  final List<Refund> refunds = new ArrayList<>();
  RefundFlow refundFlow = RefundFlow.AT_ONCE;
  Status status = Status.IN_PROGRESS;
  Optional<String> error = Optional.empty();
  Optional<Instant> finalAt = Optional.empty();

  /** Whether a cancellation that ends later is under way. */
  boolean cancelling;

  Charge(Terms terms, ObjectNode details, Instant now) {
    this.terms = terms;
    this.details = details;
    this.createdAt = now;
  }

  boolean isOpen() {
    return status == Status.IN_PROGRESS || status == Status.AUTHORIZED;
  }

  /** What is refunded, or in that status otherwise. */
  long refunded(Status which) {
    return refunds.stream()
        .filter(refund -> refund.status == which)
        .mapToLong(refund -> refund.amount)
        .sum();
  }

  /** What can still be refunded. */
  long rest() {
    return terms.amount() - refunded(Status.SETTLED) - refunded(Status.IN_PROGRESS);
  }
}

package dev.estorno.sandbox.letpay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One payment and where it stands. Amounts in centavos. */
final class Payment {

  /** The statuses of a payment (LetPay, "Transaction Status Map", read 2026-11). One L. */
  enum Status {
    PROCESSING,
    CREATED,
    IN_ANALYSIS,
    PRE_AUTHORIZED,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CANCELED,
    DECLINED,
    ERROR,
    DISPUTE,
    DISPUTE_REFUNDED,
    DISPUTE_RECOVERED,
    DISPUTE_FINAL,
    POST_REFUND_DISPUTE;

    static List<String> words() {
      return Arrays.stream(values()).map(Status::name).toList();
    }

    /**
     * Whether the map leads from here to CANCELED, and something was sent that can be cancelled.
     */
    boolean cancellable() {
      return this == PROCESSING || this == IN_ANALYSIS || this == PRE_AUTHORIZED;
    }

    boolean refundable() {
      return this == PAID || this == PARTIALLY_REFUNDED;
    }
  }

  /**
   * What it was made with.
   *
   * @param notificationUrl empty when nobody wants to hear
   * @param extraData as sent, or a missing node
   */
  record Terms(
      String token,
      String referenceId,
      long amount,
      String notificationUrl,
      Person person,
      JsonNode extraData) {}

  record Person(String name, String email, String taxId, String ipAddress) {
    /** The sandbox's own way to force a status: the first word of the name. */
    String firstWord() {
      return name.strip().split("\\s+", 2)[0];
    }
  }

  /** A status and since when. */
  record Change(Status status, Instant at) {}

  /** What becomes of its refunds: the control API chooses. */
  enum RefundsEnd {
    COMPLETED,
    FAILED,
    /** They begin as REQUESTED, and are completed in the end. */
    REQUESTED
  }

  final Terms terms;
  final Instant createdAt;
  final List<Change> history = new ArrayList<>();
  final List<Refund> refunds = new ArrayList<>();
  Status status;
  Instant expiresAt;
  boolean delayCapture;

  /** How long it takes until what was asked of it is done. */
  Duration takes = Assumed.TAKES;

  RefundsEnd refundsEnd = RefundsEnd.COMPLETED;

  /** A cancel or a capture was accepted and is not done yet. */
  boolean busy;

  /** Counts the changes of status: what was meant for an earlier one happens no more. */
  int changes;

  /** Empty unless it is CANCELED. */
  String cancellation = "";

  /** The code for "no error", as in the example of the status page. */
  String errorCode = "00.00.0000";

  long held;
  long received;
  long refunded;

  Payment(Terms terms, Instant expiresAt, Instant now) {
    this.terms = terms;
    this.createdAt = now;
    this.expiresAt = expiresAt;
    this.status = Status.CREATED;
    history.add(new Change(status, now));
  }

  /** What can still be refunded, and is not being refunded already. */
  long rest() {
    return received - refunded - refunding();
  }

  private long refunding() {
    return refunds.stream().filter(Refund::underWay).mapToLong(it -> it.amount).sum();
  }

  /** One refund of a payment, or of a part of it. */
  static final class Refund {

    /** LetPay, "Refund", read 2026-11. */
    enum Stage {
      REQUESTED,
      PROCESSING,
      COMPLETED,
      FAILED
    }

    final long id;
    final Payment payment;
    final long amount;

    /** Empty when nobody wants to hear of this refund in particular. */
    final String notificationUrl;

    final Instant createdAt;
    Stage stage;

    Refund(
        long id, Payment payment, long amount, String notificationUrl, Stage stage, Instant now) {
      this.id = id;
      this.payment = payment;
      this.amount = amount;
      this.notificationUrl = notificationUrl;
      this.stage = stage;
      this.createdAt = now;
    }

    boolean underWay() {
      return stage == Stage.REQUESTED || stage == Stage.PROCESSING;
    }
  }
}

package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.kit.Account;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** One order and where it stands. Amounts in centavos. */
final class Order {

  /**
   * What it was made with.
   *
   * @param callbackUrl empty when nobody wants to hear
   * @param cashback what the payer gets once the purchase is finished
   * @param additionalInfo as sent, or a missing node
   */
  record Terms(
      String reference,
      long value,
      String callbackUrl,
      Instant expiresAt,
      boolean autoCapture,
      long cashback,
      JsonNode additionalInfo) {}

  final Terms terms;
  final String paymentUrl;
  final Instant createdAt;
  Instant updatedAt;
  Status status = Status.CREATED;

  /** Empty until the payer has agreed. */
  String authorizationId = "";

  /** Where the payer's money came from, and goes back to: wallet or card. */
  Account source = Account.OUTSIDE;

  long authorized;
  long paid;
  long refunded;
  long cashbackGiven;
  long cashbackTaken;

  /** When an authorised order is cancelled by itself. */
  Instant captureBy = Instant.MAX;

  Order(Terms terms, String paymentUrl, Instant now) {
    this.terms = terms;
    this.paymentUrl = paymentUrl;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** What can still be refunded. */
  long rest() {
    return paid - refunded;
  }
}

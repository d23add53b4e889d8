package dev.estorno.providers.letpay;

import dev.estorno.core.Money;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Reais;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a payment stands.
 *
 * @param told by {@code GET /payment/{token}}
 * @param refunds by {@code GET /refund/payment/{token}}, read before; none where it was never paid
 */
record LetPayStanding(Json told, List<Json> refunds) {

  /** LetPay's word for it; empty when what was sent is no word. One API, several spellings. */
  String word() {
    String word =
        Stream.of("transactionStatus", "transaction_status", "paymentStatus", "payment_status")
            .flatMap(name -> told.text(name).stream())
            .findFirst()
            .orElse("")
            .toUpperCase(Locale.ROOT);
    return word.matches("[A-Z_]{1,40}") ? word : "";
  }

  boolean isUnpaid() {
    return switch (word()) {
      case "CREATED", "PROCESSING", "IN_ANALYSIS", "PRE_AUTHORIZED" -> true;
      default -> false;
    };
  }

  boolean isRefundable() {
    return word().equals("PAID") || word().equals("PARTIALLY_REFUNDED");
  }

  boolean isPreAuthorized() {
    return word().equals("PRE_AUTHORIZED");
  }

  /** Whether it may have refunds: paid once, whatever became of it. */
  boolean wasPaid() {
    return isRefundable() || word().equals("REFUNDED") || word().contains("DISPUTE");
  }

  /**
   * A refund is under way, or done and not yet in the sums: what stands here is about to change. A
   * refund's unheard-of status counts as under way.
   */
  boolean isMoving() {
    boolean underWay = refunds.stream().map(LetPayStanding::status).anyMatch(it -> !over(it));
    boolean untold =
        word().equals("PAID") && refunds.stream().anyMatch(it -> status(it).equals("COMPLETED"));
    return underWay || untold;
  }

  /** The status of one refund; empty when it is not in the list. */
  Optional<String> refund(String id) {
    return refunds.stream()
        .filter(it -> it.id("refund_id").equals(Optional.of(id)))
        .map(LetPayStanding::status)
        .findFirst();
  }

  Optional<Money> refunded() {
    return sum("refunded_amount");
  }

  /** What is paid and not yet given back; empty when the sums are not told or make no sense. */
  Optional<Money> left() {
    return sum("amount_received")
        .flatMap(paid -> refunded().filter(it -> it.compareTo(paid) <= 0).map(paid::minus));
  }

  private Optional<Money> sum(String name) {
    return told.decimal(name)
        .filter(_ -> told.text("currency").orElse("BRL").equals("BRL"))
        .flatMap(Reais::read);
  }

  private static String status(Json refund) {
    return refund.text("refund_status").orElse("").toUpperCase(Locale.ROOT);
  }

  private static boolean over(String status) {
    return status.equals("COMPLETED") || status.equals("FAILED");
  }
}

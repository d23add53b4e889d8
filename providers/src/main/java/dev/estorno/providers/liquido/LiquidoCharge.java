package dev.estorno.providers.liquido;

import dev.estorno.core.Money;
import dev.estorno.core.ProviderWord;
import dev.estorno.providers.kit.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a charge stands, and the refund of it that is this cancellation's.
 *
 * @param tries the number of the key of ours that counts: all before it are refunds that failed
 * @param refund under that key; empty when nothing was asked under it yet
 */
record LiquidoCharge(Json told, int tries, Optional<Json> refund) {
  private static final BigDecimal AMOUNT_MAX = BigDecimal.TEN.pow(15);

  /** Liquido's word for where the charge stands. */
  String word() {
    return word(told);
  }

  /**
   * Liquido's word for where a charge or a refund stands, in capitals; empty when what was sent is
   * no word. Everything shows CANCELLED, but one field table says CANCELED.
   */
  static String word(Json told) {
    String word = told.text("transferStatus").orElse("").toUpperCase(Locale.ROOT);
    return switch (word) {
      case "CANCELED" -> "CANCELLED";
      default -> word.matches("[A-Z_]{1,40}") ? word : "";
    };
  }

  /** Liquido's status and what it said went wrong. */
  static ProviderWord words(Json told) {
    return new ProviderWord(word(told), told.text("transferErrorMsg").orElse(""));
  }

  /** The same, and what went wrong in Liquido's words. */
  ProviderWord words() {
    return words(told);
  }

  /** What was to be paid: whole minor units, or nothing. */
  Optional<Money> amount() {
    Optional<Currency> currency = told.text("currency").flatMap(LiquidoCharge::currency);
    return told.decimal("amount")
        .filter(it -> it.signum() > 0 && it.compareTo(AMOUNT_MAX) < 0)
        .filter(it -> it.stripTrailingZeros().scale() <= 0)
        .flatMap(it -> currency.map(in -> new Money(it.longValueExact(), in)));
  }

  /** Whether it is a Pix that was settled longer ago than one can be given back. */
  boolean isPixTooOld(Instant now) {
    return method().startsWith("PIX_")
        && told.text("finalStatusTime")
            .flatMap(LiquidoTimes::read)
            .filter(at -> at.plus(LiquidoFacts.PIX_REFUND_PERIOD).isBefore(now))
            .isPresent();
  }

  /** Methods that are refunded by a transfer to an account that Liquido must be told (page). */
  boolean isRefundedByBank() {
    return method().equals("BOLETO") || method().equals("BANK_TRANSFER");
  }

  private String method() {
    return told.text("paymentMethod").orElse("");
  }

  private static Optional<Currency> currency(String code) {
    return Currency.availableCurrencies()
        .filter(it -> it.getCurrencyCode().equals(code))
        .findFirst();
  }
}

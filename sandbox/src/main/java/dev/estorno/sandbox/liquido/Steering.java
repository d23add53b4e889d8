package dev.estorno.sandbox.liquido;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a test asks for: {@code finalStatus=SETTLED;asyncFinalizationDelay=10;} in a description, or
 * a card's number (Liquido, pay-in page "Sandbox Testing", read 2026-11).
 *
 * @param finalStatus in upper case; empty when not asked for
 */
record Steering(String finalStatus, Optional<Duration> delay) {

  /** "After a predefined delay (3 minutes by default), the payment will be settled". */
  static final Duration DELAY_DEFAULT = Duration.ofMinutes(3);

  /** "Visa credit card for successful response. Refunds will use asynchronous refund flow." */
  private static final String CARD_REFUNDED_LATER = "4000000000007726";

  private static final Map<String, String> CARDS_FAILING =
      Map.of(
          "4000001240000000", "Payment rejected",
          "4000000000000069", "Card expired",
          "4444444444444448", "Insufficient funds");

  /** Reads a description; one without any steering asks for nothing. */
  static Steering of(String description) {
    Map<String, String> named = new TreeMap<>();
    for (String part : description.split(";", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) named.put(pair[0].strip(), pair[1].strip());
    }
    return new Steering(
        named.getOrDefault("finalStatus", "").toUpperCase(Locale.ROOT),
        Optional.ofNullable(named.get("asyncFinalizationDelay"))
            .filter(text -> text.matches("[0-9]{1,7}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text))));
  }

  /** Why a payment with that card fails; empty when it does not. */
  static Optional<String> cardFailure(String number) {
    return Optional.ofNullable(CARDS_FAILING.get(number));
  }

  static Charge.RefundFlow refundFlow(String cardNumber) {
    return cardNumber.equals(CARD_REFUNDED_LATER)
        ? new Charge.RefundFlow(0, DELAY_DEFAULT)
        : Charge.RefundFlow.AT_ONCE;
  }

  boolean fails() {
    return finalStatus.equals("FAILED");
  }

  /** When a payment that nobody cancels ends. */
  Duration paymentDelay() {
    return finalStatus.equals("CANCELLED") ? DELAY_DEFAULT : delay.orElse(DELAY_DEFAULT);
  }

  /** When a cancellation ends, if not at once. */
  Optional<Duration> cancelDelay() {
    return delay.filter(_ -> fails() || finalStatus.equals("CANCELLED"));
  }
}

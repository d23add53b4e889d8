package dev.estorno.providers.picpay;

import dev.estorno.core.Effect;
import dev.estorno.core.Money;
import dev.estorno.providers.kit.Json;
import dev.estorno.providers.kit.Reais;
import java.util.Locale;
import java.util.Optional;

/** Where a payment stands, as {@code GET /payments/{referenceId}/status} tells it. */
record PicPayStatus(Json told) {

  /** PicPay's word for it, in lower case; empty when what was sent is no word. */
  String word() {
    String word = told.text("status").orElse("").toLowerCase(Locale.ROOT);
    return word.matches("[a-z_]{1,40}") ? word : "";
  }

  boolean isLive() {
    return switch (word()) {
      // "complete" is seen with some clients.
      case "created", "authorized", "analysis", "paid", "completed", "complete" -> true;
      default -> false;
    };
  }

  /** What a refund must name; told once the payment is paid. */
  Optional<String> authorization() {
    return told.id("authorizationId");
  }

  /** Sums are told by the second generation of the API only. */
  boolean tellsSums() {
    return told.at("summary").isObject();
  }

  Optional<Money> refunded() {
    return sum("refunded");
  }

  /** What is paid and not yet given back; empty when the sums are not told or make no sense. */
  Optional<Money> left() {
    return sum("paid")
        .flatMap(paid -> refunded().filter(it -> it.compareTo(paid) <= 0).map(paid::minus));
  }

  /** What is left of a payment of which a part went back already. */
  Optional<Money> rest() {
    return left().filter(left -> !left.isZero() && refunded().filter(Money::isZero).isEmpty());
  }

  /** What ended it: nothing was ever paid, or the money goes back. */
  Effect effect() {
    boolean neverPaid = sum("paid").filter(Money::isZero).isPresent();
    return word().equals("expired") || neverPaid ? Effect.VOIDED : Effect.REFUNDED;
  }

  private Optional<Money> sum(String name) {
    return told.at("summary").decimal(name).flatMap(Reais::read);
  }
}

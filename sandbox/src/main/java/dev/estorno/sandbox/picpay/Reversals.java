package dev.estorno.sandbox.picpay;

import java.util.OptionalLong;

/** Decides what becomes of a wish to cancel or refund an order; changes nothing. */
final class Reversals {

  /** What follows. */
  sealed interface Verdict {
    /** It was never paid: it is closed. */
    record Close() implements Verdict {}

    /** What is held goes back, all of it. */
    record Release() implements Verdict {}

    /** The shop gives this much back. */
    record Refund(long amount) implements Verdict {}

    /** It cannot be, because of this field. */
    record No(String field, String message) implements Verdict {}
  }

  /**
   * What the shop asked.
   *
   * @param authorizationId empty when none was sent
   * @param amount empty for all there is
   */
  record Wish(String authorizationId, OptionalLong amount) {}

  private static final String AMOUNT = "amount";
  private static final String AUTHORIZATION = "authorizationId";

  private final Till till;

  Reversals(Till till) {
    this.till = till;
  }

  Verdict decide(Order order, Wish wish) {
    return switch (order.status) {
      case CREATED -> new Verdict.Close();
      case EXPIRED -> new Verdict.No("status", Assumed.EXPIRED_ALREADY);
      case CHARGEBACK -> new Verdict.No("status", Assumed.CHARGED_BACK);
      case REFUNDED -> new Verdict.No(AMOUNT, Texts.REFUNDED_ALREADY);
      case ANALYSIS, AUTHORIZED -> wrongId(order, wish, held(order, wish));
      case PAID, COMPLETED -> wrongId(order, wish, paid(order, wish));
    };
  }

  private static Verdict wrongId(Order order, Wish wish, Verdict otherwise) {
    String id = wish.authorizationId();
    if (id.isEmpty()) return new Verdict.No(AUTHORIZATION, Texts.required(AUTHORIZATION));
    if (id.equals(order.authorizationId)) return otherwise;
    return new Verdict.No(AUTHORIZATION, Assumed.AUTHORIZATION_WRONG);
  }

  private static Verdict held(Order order, Wish wish) {
    long amount = wish.amount().orElse(order.authorized);
    if (amount > order.authorized) return new Verdict.No(AMOUNT, Texts.REFUND_TOO_LARGE);
    if (amount < order.authorized) return new Verdict.No(AMOUNT, Assumed.TOTAL_ONLY);
    return new Verdict.Release();
  }

  private Verdict paid(Order order, Wish wish) {
    long amount = wish.amount().orElse(order.rest());
    if (amount > order.rest()) return new Verdict.No(AMOUNT, Texts.REFUND_TOO_LARGE);
    if (!till.merchantCovers(amount)) return new Verdict.No("balance", Assumed.MERCHANT_BALANCE);
    if (!till.payerCovers(till.cashbackFor(order, amount))) {
      return new Verdict.No("cashback", Assumed.PAYER_BALANCE);
    }
    return new Verdict.Refund(amount);
  }
}

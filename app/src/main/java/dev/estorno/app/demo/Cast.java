package dev.estorno.app.demo;

import java.util.List;

/**
 * A provider in the demo: its words for where a payment stands, and what it can do.
 *
 * @param account the gateway's account there
 * @param voided the state of a payment that was never paid and is cancelled
 * @param refunded the state of a payment that was paid and wholly given back
 * @param partial whether parts can be given back
 * @param cashback whether payers get cashback, which a refund takes back
 * @param vtex whether the demo's VTEX store pays through it
 * @param cancelling the operation that voids, by the sandbox's name for it
 * @param refunding the operation that refunds a whole payment
 */
record Cast(
    String provider,
    String account,
    String unpaid,
    String paid,
    String voided,
    String refunded,
    boolean partial,
    boolean cashback,
    boolean vtex,
    String cancelling,
    String refunding) {

  /** Every provider there is. A new one is added in one line. */
  static final List<Cast> ALL =
      List.of(
          new Cast(
              "picpay",
              "main",
              "created",
              "paid",
              "expired",
              "refunded",
              true,
              true,
              true,
              "cancel",
              "cancel"),
          new Cast(
              "qitech",
              "main",
              "pending",
              "paid",
              "cancelled",
              "refunded",
              true,
              false,
              true,
              "cancel",
              "refund"));

  /** The AppKey of the sandbox's VTEX store that pays through this provider. */
  String vtexStore() {
    return provider.equals(ALL.getFirst().provider()) ? "dev" : "dev-" + provider;
  }

  @Override
  public String toString() {
    return provider;
  }
}

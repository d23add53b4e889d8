package dev.estorno.app.demo;

import java.util.List;

/**
 * A provider in the demo: its words for where a payment stands, and what it can do.
 *
 * @param voided the state of a payment that was never paid and is cancelled
 * @param refunded the state of a payment that was paid and wholly given back
 * @param partly the state of a payment of which a part was given back
 * @param cashback whether payers get cashback, which a refund takes back
 * @param patient whether an unpaid payment stays unpaid while minutes pass
 * @param unknown a reference of nobody's
 * @param refunding the operation that gives a paid payment back, by the sandbox's name for it
 */
record Cast(
    String provider,
    String unpaid,
    String paid,
    String voided,
    String refunded,
    String partly,
    boolean cashback,
    boolean patient,
    String unknown,
    String refunding) {
  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

  /** Every provider there is. A new one is added at the end. */
  static final List<Cast> ALL =
      List.of(
          new Cast(
              "picpay",
              "created",
              "paid",
              "expired",
              "refunded",
              "paid",
              true,
              true,
              "nobody-knows-this",
              "cancel"),
          new Cast(
              "qitech",
              "pending",
              "paid",
              "cancelled",
              "refunded",
              "paid",
              false,
              true,
              NOBODYS + "/" + NOBODYS,
              "refund"),
          new Cast(
              "letpay",
              "PROCESSING",
              "PAID",
              "CANCELED",
              "REFUNDED",
              "PARTIALLY_REFUNDED",
              false,
              true,
              NOBODYS,
              "refund"),
          new Cast(
              "liquido",
              "IN_PROGRESS",
              "SETTLED",
              "CANCELLED",
              "REFUNDED",
              "SETTLED",
              false,
              false,
              "nobody-knows-this",
              "refund"));

  /** The AppKey of the sandbox's VTEX store that pays through this provider. */
  String vtexStore() {
    return provider.equals(ALL.getFirst().provider()) ? "dev" : "dev-" + provider;
  }

  /** Liquido's charge does not say how much of it was refunded: the rest is asked for by amount. */
  boolean tellsTheRest() {
    return !provider.equals("liquido");
  }

  @Override
  public String toString() {
    return provider;
  }
}

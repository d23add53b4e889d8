package dev.estorno.sandbox.kit;

import java.util.Locale;

/** The accounts of one fake provider's books. */
public enum Account {
  /** What the shop has at the provider; a refund is taken from here. */
  MERCHANT(false),
  /** The payers' wallet at the provider; cashback comes here and is taken back from here. */
  PAYER(false),
  /** Money promised but not yet the shop's: authorised, or under review. */
  HELD(false),
  /** The provider's own purse, which pays for cashback. */
  PROVIDER(true),
  /** Cards, banks, and whoever fills a wallet: the rest of the world. */
  OUTSIDE(true);

  private final boolean mayOwe;

  Account(boolean mayOwe) {
    this.mayOwe = mayOwe;
  }

  boolean mayOwe() {
    return mayOwe;
  }

  /** The word used in the control API: {@code merchant}, {@code payer}... */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.estorno.sandbox.letpay;

import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Ledger;

/** Moves the money that a payment's life moves. It asks no questions: they were asked before. */
final class Till {

  private final Ledger ledger;

  Till(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The payer agrees: PicPay holds the money. */
  void hold(Payment payment) {
    payment.held = payment.terms.amount();
    ledger.move(Account.OUTSIDE, Account.HELD, payment.held);
  }

  /** The merchant gets {@code amount} of what is held, the payer the rest back. */
  void capture(Payment payment, long amount) {
    ledger.move(Account.HELD, Account.MERCHANT, amount);
    ledger.move(Account.HELD, Account.OUTSIDE, payment.held - amount);
    payment.held = 0;
    payment.received = amount;
  }

  /** The payer gets back all that is held. */
  void release(Payment payment) {
    ledger.move(Account.HELD, Account.OUTSIDE, payment.held);
    payment.held = 0;
  }

  boolean covers(long amount) {
    return ledger.covers(Account.MERCHANT, amount);
  }

  /** A refund begins: its money is no longer the merchant's. */
  void setAside(long amount) {
    ledger.move(Account.MERCHANT, Account.HELD, amount);
  }

  void payBack(long amount) {
    ledger.move(Account.HELD, Account.OUTSIDE, amount);
  }

  /** A refund fails: the merchant has its money again. */
  void takeBack(long amount) {
    ledger.move(Account.HELD, Account.MERCHANT, amount);
  }

  /** A dispute takes what is left from the merchant, without asking anybody. */
  void chargeBack(Payment payment) {
    ledger.move(Account.MERCHANT, Account.OUTSIDE, payment.rest());
  }
}

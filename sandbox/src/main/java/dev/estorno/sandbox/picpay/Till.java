package dev.estorno.sandbox.picpay;

import dev.estorno.sandbox.kit.Account;
import dev.estorno.sandbox.kit.Ledger;
import dev.estorno.sandbox.kit.Ledger.Posting;
import java.math.BigInteger;
import java.util.List;

/**
 * Moves the money that an order's life moves. It asks no questions: the rules were asked before.
 */
final class Till {

  private final Ledger ledger;

  Till(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The payer agrees: from the wallet if it covers the value, else from a card. */
  void authorize(Order order) {
    long value = order.terms.value();
    order.source = ledger.covers(Account.PAYER, value) ? Account.PAYER : Account.OUTSIDE;
    ledger.move(order.source, Account.HELD, value);
    order.authorized = value;
  }

  /** The shop gets {@code amount} of what is held, the payer the rest back, and cashback. */
  void capture(Order order, long amount) {
    ledger.move(Account.HELD, Account.MERCHANT, amount);
    ledger.move(Account.HELD, order.source, order.authorized - amount);
    order.paid = amount;
    order.cashbackGiven = part(order.terms.cashback(), amount, order.authorized);
    ledger.move(Account.PROVIDER, Account.PAYER, order.cashbackGiven);
  }

  /** The payer gets back all that is held. */
  void release(Order order) {
    ledger.move(Account.HELD, order.source, order.authorized);
  }

  /** The payer gets {@code amount} back from the shop, and gives back that part of the cashback. */
  void refund(Order order, long amount) {
    long cashback = cashbackFor(order, amount);
    ledger.post(
        List.of(
            new Posting(Account.MERCHANT, -amount),
            new Posting(order.source, amount),
            new Posting(Account.PAYER, -cashback),
            new Posting(Account.PROVIDER, cashback)));
    order.refunded += amount;
    order.cashbackTaken += cashback;
  }

  /** A dispute takes the money from the shop, without asking anybody. */
  void chargeBack(Order order) {
    ledger.move(Account.MERCHANT, order.source, order.rest());
  }

  boolean merchantCovers(long amount) {
    return ledger.covers(Account.MERCHANT, amount);
  }

  /** The payer must have the cashback before the refund arrives. */
  boolean payerCovers(long cashback) {
    return ledger.covers(Account.PAYER, cashback);
  }

  /**
   * The cashback to be given back with {@code amount}; with the last centavo it is all given back.
   */
  long cashbackFor(Order order, long amount) {
    long dueInAll = part(order.cashbackGiven, order.refunded + amount, order.paid);
    return dueInAll - order.cashbackTaken;
  }

  private static long part(long whole, long numerator, long denominator) {
    return BigInteger.valueOf(whole)
        .multiply(BigInteger.valueOf(numerator))
        .divide(BigInteger.valueOf(denominator))
        .longValueExact();
  }
}

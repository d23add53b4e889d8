package dev.estorno.core;

import java.util.Currency;

/**
 * An amount in minor units (100 is R$ 1.00) of one currency. Never negative; exact arithmetic only.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
  public static final Currency BRL = Currency.getInstance("BRL");

  public Money {
    if (minor < 0) {
      throw new IllegalArgumentException("amount must not be negative: " + minor);
    }
  }

  public static Money brl(long minor) {
    return new Money(minor, BRL);
  }

  /**
   * The sum of both.
   *
   * @throws ArithmeticException when the sum leaves the range of a long
   */
  public Money plus(Money other) {
    requireSame(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  /**
   * What is left once {@code part} is taken.
   *
   * @throws IllegalArgumentException when more is taken than there is
   */
  public Money minus(Money part) {
    requireSame(part);
    return new Money(Math.subtractExact(minor, part.minor), currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  @Override
  public int compareTo(Money other) {
    requireSame(other);
    return Long.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return minor + " " + currency.getCurrencyCode();
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " does not mix with " + other.currency);
    }
  }
}

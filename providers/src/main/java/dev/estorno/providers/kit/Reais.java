package dev.estorno.providers.kit;

import dev.estorno.core.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** Brazilian amounts as decimals on the wire, as minor units inside. Exact, or not at all. */
public final class Reais {
  /** Above any payment, and far below where adding two of them could overflow. */
  private static final int DIGITS_MAX = 13;

  private Reais() {}

  /** 20.51 as 2051; empty when negative, finer than a centavo, or larger than money can be. */
  public static Optional<Money> read(BigDecimal reais) {
    // Sizes first: 1e999999999 is a short text, and must not be written out.
    boolean small = (long) reais.precision() - reais.scale() <= DIGITS_MAX;
    if (reais.signum() < 0 || !small || reais.stripTrailingZeros().scale() > 2) {
      return Optional.empty();
    }
    return Optional.of(Money.brl(reais.movePointRight(2).longValueExact()));
  }

  /**
   * 2051 as 20.51, always with two decimals.
   *
   * @throws IllegalArgumentException for another currency
   */
  public static BigDecimal write(Money money) {
    if (!money.currency().equals(Money.BRL)) {
      throw new IllegalArgumentException("not in reais: " + money);
    }
    return BigDecimal.valueOf(money.minor(), 2);
  }
}

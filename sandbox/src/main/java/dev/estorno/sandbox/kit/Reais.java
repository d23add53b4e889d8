package dev.estorno.sandbox.kit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Reais on the wire, centavos inside: exact, or refused; binary floating point is never involved.
 */
public final class Reais {

  private static final int DIGITS_MAX = 13;
  private static final int TEXT_MAX = 40;

  private Reais() {}

  /** The number in {@code node}, be it a JSON number or a text such as {@code "20.51"}. */
  public static Optional<BigDecimal> number(JsonNode node) {
    if (node.isNumber()) return Optional.of(node.decimalValue());
    if (!node.isString() || node.stringValue().length() > TEXT_MAX) return Optional.empty();
    try {
      return Optional.of(new BigDecimal(node.stringValue().strip()));
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** Centavos; empty when there are more than two decimals or more digits than money can have. */
  public static OptionalLong minor(BigDecimal reais) {
    // Compared by scale first: 1e999999999 must not be written out.
    BigDecimal bare = reais.stripTrailingZeros();
    if (bare.scale() > 2 || (long) bare.precision() - bare.scale() > DIGITS_MAX) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(bare.movePointRight(2).longValueExact());
  }

  /** {@code 2051} as {@code 20.51}, always with two decimals. */
  public static BigDecimal of(long minor) {
    return BigDecimal.valueOf(minor, 2);
  }
}

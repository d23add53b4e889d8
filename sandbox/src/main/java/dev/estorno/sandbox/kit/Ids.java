package dev.estorno.sandbox.kit;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids and tokens out of given chance, so that one seed gives one history. */
public final class Ids {

  private static final String HEX = "0123456789abcdef";
  private static final String DIGITS = "0123456789";

  private Ids() {}

  /** Lower-case hexadecimal, as in the 24-digit ids that many providers show. */
  public static String hex(RandomGenerator chance, int length) {
    return from(HEX, chance, length);
  }

  public static String digits(RandomGenerator chance, int length) {
    return from(DIGITS, chance, length);
  }

  /** A version 4 UUID. */
  public static String uuid(RandomGenerator chance) {
    long high = (chance.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x0000000000004000L;
    long low = (chance.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString().toLowerCase(Locale.ROOT);
  }

  private static String from(String alphabet, RandomGenerator chance, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++)
      text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
    return text.toString();
  }
}

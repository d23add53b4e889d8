package dev.estorno.sandbox.kit;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text in a Pix QR code: the Central Bank's BR Code, which is EMV's tag, length and value over
 * and over, closed by a CRC16 over all before it.
 */
public final class BrCode {

  private static final int LENGTH_MAX = 99;

  /** Who is paid. */
  public record Payee(String name, String city, String zipCode) {}

  private BrCode() {}

  /**
   * A static code, with a Pix key and an amount in it.
   *
   * @param minor centavos
   * @param txid up to 25 letters and digits, which come back with the payment
   */
  public static String ofKey(Payee payee, String key, long minor, String txid) {
    return code(payee, field(1, key), minor, txid);
  }

  /** A dynamic code: what is to be paid is read from {@code url}, without its {@code https://}. */
  public static String ofUrl(Payee payee, String url, long minor) {
    return code(payee, field(25, url), minor, "***");
  }

  private static String code(Payee payee, String where, long minor, String txid) {
    String text =
        field(0, "01")
            + field(1, "12")
            + field(26, field(0, "BR.GOV.BCB.PIX") + where)
            + field(52, "0000")
            + field(53, "986")
            + field(54, Reais.of(minor).toPlainString())
            + field(58, "BR")
            + field(59, payee.name())
            + field(60, payee.city())
            + field(61, payee.zipCode())
            + field(62, field(5, txid))
            + "6304";
    return text + String.format(Locale.ROOT, "%04X", crc16(text));
  }

  private static String field(int tag, String value) {
    if (value.length() > LENGTH_MAX) throw new IllegalArgumentException("too long: " + value);
    return String.format(Locale.ROOT, "%02d%02d%s", tag, value.length(), value);
  }

  /** CRC-16/CCITT-FALSE: polynomial 1021, begun with FFFF. */
  static int crc16(String text) {
    int sum = 0xFFFF;
    for (byte letter : text.getBytes(StandardCharsets.US_ASCII)) {
      sum ^= letter << 8;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 0x8000) == 0 ? sum << 1 : (sum << 1) ^ 0x1021;
      }
      sum &= 0xFFFF;
    }
    return sum;
  }
}

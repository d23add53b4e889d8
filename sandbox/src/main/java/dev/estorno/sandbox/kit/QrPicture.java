package dev.estorno.sandbox.kit;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Base64;

/** A text as a real QR code, drawn as a PNG. */
public final class QrPicture {

  private static final int QUIET = 4;
  private static final int PIXELS = 4;

  private QrPicture() {}

  /** The PNG file. */
  public static byte[] png(String text) {
    try {
      ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      int side = (modules.getWidth() + 2 * QUIET) * PIXELS;
      return Png.of(side, (x, y) -> dark(modules, x / PIXELS - QUIET, y / PIXELS - QUIET));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("no QR code holds " + text.length() + " letters", tooLong);
    }
  }

  /** The PNG as {@code data:image/png;base64,...}. */
  public static String dataUri(String text) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
  }

  private static boolean dark(ByteMatrix modules, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
    return inside && modules.get(x, y) == 1;
  }
}

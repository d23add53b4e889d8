package dev.estorno.sandbox.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A square black and white PNG, written by hand: the desktop classes take seconds to load. */
final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Whether the point is black. */
  interface Ink {
    boolean at(int x, int y);
  }

  private Png() {}

  static byte[] of(int side, Ink ink) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(1024);
    file.writeBytes(SIGNATURE);
    byte[] greyOneBit = {1, 0, 0, 0, 0};
    chunk(file, "IHDR", ByteBuffer.allocate(13).putInt(side).putInt(side).put(greyOneBit).array());
    chunk(file, "IDAT", deflate(rows(side, ink)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] rows(int side, Ink ink) {
    int width = 1 + (side + 7) / 8; // each row starts with its filter: 0, none
    byte[] rows = new byte[width * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (!ink.at(x, y)) rows[y * width + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
      }
    }
    return rows;
  }

  private static byte[] deflate(byte[] rows) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(rows);
      deflater.finish();
      byte[] packed = new byte[rows.length + 64]; // never larger than this, however it packs
      return Arrays.copyOf(packed, deflater.deflate(packed));
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream file, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(type);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}

package org.isocenter.imaging.codec.htj2k;

import java.util.Arrays;

/**
 * Encodes all bit planes of a code block in one HT cleanup pass, T.814 clause 7. Arrays of a row
 * have room for a quad before the first and behind the last.
 */
public final class HtBlockEncoder {
  private static final int MOST_QUADS = 512;
  private static final int[] CODES = codes();

  private final int[] values = new int[4];
  private final int[] rho = new int[MOST_QUADS + 3];
  private final int[] rhoAbove = new int[MOST_QUADS + 3];
  private final int[] exponents = new int[2 * MOST_QUADS + 6];
  private final MelEncoder mel = new MelEncoder();
  private final BackwardBitsWriter vlc = new BackwardBitsWriter();
  private final ForwardBitsWriter magnitudes = new ForwardBitsWriter();
  private int[] coefficients = {};
  private int width;
  private int height;
  private int before;
  private int u;

  /**
   * Encodes a block that is not all 0.
   *
   * @param block {@code width * height} numbers, two's complement
   */
  public byte[] encode(int[] block, int columns, int rows) {
    coefficients = block;
    width = columns;
    height = rows;
    int quads = columns + 1 >> 1;
    Arrays.fill(exponents, 0, 2 * quads + 4, 0);
    Arrays.fill(rho, 0, quads + 3, 0);
    mel.start();
    vlc.start();
    magnitudes.start();
    for (int y = 0; y < rows; y += 2) {
      System.arraycopy(rho, 0, rhoAbove, 0, quads + 3);
      before = 0;
      int left = 0;
      for (int q = 1; q <= quads; q += 2) {
        writeQuad(q, y, left);
        int first = u;
        left = rho[q];
        u = 0;
        if (q < quads) {
          writeQuad(q + 1, y, left);
          left = rho[q + 1];
        }
        if (y == 0 && first > 0 && u > 0) {
          writeFirstRowU(first, u);
        } else {
          writeU(first, u);
        }
      }
    }
    return joined();
  }

  /** Writes significance and magnitudes of a quad, and leaves its u. */
  private void writeQuad(int q, int y, int left) {
    int significant = readQuad(q, y);
    int context = y == 0 ? firstContext(left) : context(q, left);
    int x = 2 * q;
    int above =
        Math.max(Math.max(before, exponents[x]), Math.max(exponents[x + 1], exponents[x + 2]));
    before = exponents[x + 1];
    int bound = y > 0 && (significant & significant - 1) != 0 ? Math.max(1, above - 1) : 1;
    int most = 0;
    for (int n = 0; n < 4; n++) {
      most = Math.max(most, exponent(n, significant));
    }
    u = Math.max(0, most - bound);
    int reaching = 0;
    for (int n = 0; n < 4 && u > 0; n++) {
      reaching |= exponent(n, significant) == most ? 1 << n : 0;
    }
    rho[q] = significant;
    exponents[x] = exponent(1, significant);
    exponents[x + 1] = exponent(3, significant);
    if (context == 0) {
      mel.write(significant == 0 ? 0 : 1);
    }
    if (context != 0 || significant != 0) {
      int code = CODES[(y == 0 ? 0 : 2048) | context << 8 | significant << 4 | reaching];
      vlc.write(code >> VlcTables.CODE_WORD, code & 0xF);
      writeMagnitudes(code, Math.max(most, bound));
    }
  }

  /** Reads a quad as T.814 codes numbers: twice what is below the magnitude, plus the sign. */
  private int readQuad(int q, int y) {
    int significant = 0;
    for (int n = 0; n < 4; n++) {
      int column = 2 * q - 2 + (n >> 1);
      int row = y + (n & 1);
      int value = column < width && row < height ? coefficients[row * width + column] : 0;
      if (value != 0) {
        significant |= 1 << n;
        values[n] = value > 0 ? 2 * (value - 1) : 2 * (-value - 1) + 1;
      }
    }
    return significant;
  }

  private int exponent(int n, int significant) {
    return (significant >> n & 1) == 0
        ? 0
        : Integer.SIZE - Integer.numberOfLeadingZeros(values[n] | 1);
  }

  private void writeMagnitudes(int code, int most) {
    for (int n = 0; n < 4; n++) {
      if ((code >> VlcTables.RHO + n & 1) != 0) {
        int bits = most - (code >> VlcTables.E_K + n & 1);
        magnitudes.write(values[n] & (1 << bits) - 1, bits);
      }
    }
  }

  private static int firstContext(int left) {
    return (left | left >> 1) & 1 | left >> 1 & 6;
  }

  private int context(int q, int left) {
    int above = rhoAbove[q];
    return (rhoAbove[q - 1] >> 3 | above >> 1) & 1
        | (left >> 2 | left >> 3) << 1 & 2
        | (above >> 3 | rhoAbove[q + 1] >> 1) << 2 & 4;
  }

  /** Writes u of two quads of the first row, neither 0, T.814 7.3.6. */
  private void writeFirstRowU(int first, int second) {
    boolean large = first > 2 && second > 2;
    mel.write(large ? 1 : 0);
    if (large) {
      writeU(first - 2, second - 2);
    } else if (first > 2) {
      writePrefix(first);
      vlc.write(second - 1, 1);
      writeSuffix(first);
      writeExtension(first);
    } else {
      writeU(first, second);
    }
  }

  private void writeU(int first, int second) {
    writePrefix(first);
    writePrefix(second);
    writeSuffix(first);
    writeSuffix(second);
    writeExtension(first);
    writeExtension(second);
  }

  private void writePrefix(int value) {
    switch (value) {
      case 0 -> {}
      case 1 -> vlc.write(1, 1);
      case 2 -> vlc.write(2, 2);
      case 3, 4 -> vlc.write(4, 3);
      default -> vlc.write(0, 3);
    }
  }

  private void writeSuffix(int value) {
    if (value >= 5) {
      vlc.write(value < 33 ? value - 5 : 28 + (value - 33 & 3), 5);
    } else if (value >= 3) {
      vlc.write(value - 3, 1);
    }
  }

  private void writeExtension(int value) {
    if (value >= 33) {
      vlc.write(value - 33 >> 2, 4);
    }
  }

  private byte[] joined() {
    int size = magnitudes.finish();
    byte[] bytes = Arrays.copyOf(magnitudes.bytes(), size + 4096 + 512);
    int end = vlc.finish(bytes, mel.finish(bytes, size));
    int suffix = end + 1 - size;
    bytes[end - 1] = (byte) (bytes[end - 1] & 0xF0 | suffix & 0xF);
    bytes[end] = (byte) (suffix >> 4);
    return Arrays.copyOf(bytes, end + 1);
  }

  /**
   * For each table, context, rho and set of samples that reach u the code to be written: the one
   * that says most about them.
   */
  private static int[] codes() {
    int[] best = new int[4096];
    for (int[] code : VlcTables.codes()) {
      for (int reaching = 0; reaching < 16; reaching++) {
        boolean fits = (code[3] == 0) == (reaching == 0) && (reaching & code[4]) == code[5];
        int at = code[0] << 11 | code[1] << 8 | code[2] << 4 | reaching;
        int known = Integer.bitCount(best[at] >> VlcTables.E_K & 0xF);
        if (fits && (best[at] == 0 || Integer.bitCount(code[4]) > known)) {
          best[at] = VlcTables.entry(code);
        }
      }
    }
    return best;
  }
}

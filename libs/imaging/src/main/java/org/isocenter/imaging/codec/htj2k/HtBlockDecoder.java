package org.isocenter.imaging.codec.htj2k;

import java.util.Arrays;

/**
 * Decodes HT code blocks, T.814 clause 7. A coefficient has its sign in the highest bit and one bit
 * below the last bit plane, so that the middle of an interval can be said.
 *
 * <p>Coefficients come in quads, two by two, the left column first; two quads share their code
 * words for u. Arrays of a row have room for a quad before the first and behind the last.
 */
public final class HtBlockDecoder {
  private static final int MOST_COEFFICIENTS = 4096;
  private static final int MOST_QUADS = 512;
  private static final int MOST_BITS = 29;
  private static final int MOST_SUFFIX = 4079;

  private final int[] coefficients = new int[MOST_COEFFICIENTS];
  private final int[] entries = new int[MOST_QUADS + 3];
  private final int[] rho = new int[MOST_QUADS + 3];
  private final int[] rhoAbove = new int[MOST_QUADS + 3];
  private final int[] u = new int[MOST_QUADS + 3];
  private final int[] exponents = new int[2 * MOST_QUADS + 6];
  private final MelDecoder mel = new MelDecoder();
  private final BackwardBits vlc = new BackwardBits();
  private final ForwardBits magnitudes = new ForwardBits();
  private final Refinement refinement = new Refinement();
  private int plane;
  private int stride;
  private int quads;

  /** The coefficients of the block decoded last, {@link #stride()} a row. */
  public int[] coefficients() {
    return coefficients;
  }

  /** The distance between rows of {@link #coefficients()}: the width, made even. */
  public int stride() {
    return stride;
  }

  /**
   * Decodes a block.
   *
   * @param bytes its cleanup segment and then its refinement segment, from the start; written to
   * @param cleanup bytes of the cleanup segment
   * @param refined bytes of the refinement segment
   * @return false when the block contradicts itself
   */
  public boolean decode(byte[] bytes, int cleanup, int refined, HtBlock block) {
    plane = block.plane();
    stride = block.width() + 1 & ~1;
    quads = stride / 2;
    int rows = block.height() + 1 >> 1;
    Arrays.fill(coefficients, 0, stride * 2 * rows, 0);
    Arrays.fill(exponents, 0, stride + 4, 0);
    Arrays.fill(rho, 0, quads + 3, 0);
    if (!startCleanup(bytes, cleanup)) {
      return false;
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(rho, 0, rhoAbove, 0, quads + 3);
      if (row == 0) {
        readFirstRow();
      } else {
        readRow();
      }
      if (!readMagnitudes(row)) {
        return false;
      }
    }
    if (block.passes() > 1 && block.plane() > 0) {
      refinement.decode(coefficients, bytes, cleanup, cleanup + refined, block);
    }
    return true;
  }

  /** Finds MagSgn, MEL and VLC in the cleanup segment, T.814 7.1.1. */
  private boolean startCleanup(byte[] bytes, int length) {
    if (length < 2) {
      return false;
    }
    int suffix = (bytes[length - 1] & 0xFF) << 4 | bytes[length - 2] & 0xF;
    if (suffix < 2 || suffix > length || suffix > MOST_SUFFIX) {
      return false;
    }
    int start = length - suffix;
    // The bits that say the suffix' length are ones to MEL, which may reach into them.
    bytes[length - 2] |= 0xF;
    bytes[length - 1] = (byte) 0xFF;
    magnitudes.start(bytes, 0, start, true);
    mel.start(bytes, start, length);
    vlc.startInside(bytes, start, length - 1);
    return true;
  }

  /** Reads significance and u of the first row of quads, T.814 7.3.5 and 7.3.6. */
  private void readFirstRow() {
    int left = 0;
    for (int q = 1; q <= quads; q += 2) {
      int first = readEntry(VlcTables.FIRST_ROW, firstContext(left));
      left = first >> VlcTables.RHO & 0xF;
      int second = 0;
      if (q < quads) {
        second = readEntry(VlcTables.FIRST_ROW, firstContext(left));
        left = second >> VlcTables.RHO & 0xF;
      }
      keep(q, first, second);
      boolean both = (first & second & 1 << VlcTables.U_OFF) != 0;
      if (!both) {
        readU(q, first, second);
      } else if (mel.event() == 1) {
        readU(q, first, second);
        u[q] += 2;
        u[q + 1] += 2;
      } else {
        readBoundU(q);
      }
    }
  }

  private static int firstContext(int left) {
    return (left | left >> 1) & 1 | left >> 1 & 6;
  }

  private void readRow() {
    int left = 0;
    for (int q = 1; q <= quads; q += 2) {
      int first = readEntry(VlcTables.OTHER_ROWS, context(q, left));
      left = first >> VlcTables.RHO & 0xF;
      int second = 0;
      if (q < quads) {
        second = readEntry(VlcTables.OTHER_ROWS, context(q + 1, left));
        left = second >> VlcTables.RHO & 0xF;
      }
      keep(q, first, second);
      readU(q, first, second);
    }
  }

  /** The neighbours' significance: above and upper left, left, above right and beyond. */
  private int context(int q, int left) {
    int above = rhoAbove[q];
    return (rhoAbove[q - 1] >> 3 | above >> 1) & 1
        | (left >> 2 | left >> 3) << 1 & 2
        | (above >> 3 | rhoAbove[q + 1] >> 1) << 2 & 4;
  }

  private int readEntry(int[] table, int context) {
    if (context == 0 && mel.event() == 0) {
      return 0;
    }
    int entry = table[context << VlcTables.LONGEST | vlc.peek() & 0x7F];
    vlc.skip(entry & 0xF);
    return entry;
  }

  private void keep(int q, int first, int second) {
    entries[q] = first;
    entries[q + 1] = second;
    rho[q] = first >> VlcTables.RHO & 0xF;
    rho[q + 1] = second >> VlcTables.RHO & 0xF;
  }

  /** Reads u of two quads, prefixes first, T.814 table 3. */
  private void readU(int q, int first, int second) {
    int prefixes = 0;
    if ((first >> VlcTables.U_OFF & 1) != 0) {
      prefixes = readPrefix();
    }
    int other = (second >> VlcTables.U_OFF & 1) != 0 ? readPrefix() : 0;
    u[q] = prefixes + readSuffix(prefixes);
    u[q + 1] = other + readSuffix(other);
    readExtension(q, prefixes);
    readExtension(q + 1, other);
  }

  /** Reads u of two quads of the first row of which one is at most 2. */
  private void readBoundU(int q) {
    int prefix = readPrefix();
    if (prefix <= 2) {
      int other = readPrefix();
      u[q] = prefix;
      u[q + 1] = other + readSuffix(other);
      readExtension(q + 1, other);
      return;
    }
    u[q + 1] = 1 + vlc.read(1);
    u[q] = prefix + readSuffix(prefix);
    readExtension(q, prefix);
  }

  private int readPrefix() {
    int bits = vlc.peek();
    int zeros = Integer.numberOfTrailingZeros(bits & 7 | 8);
    vlc.skip(Math.min(zeros + 1, 3));
    return zeros == 3 ? 5 : zeros + 1;
  }

  private int readSuffix(int prefix) {
    return prefix < 3 ? 0 : vlc.read(prefix == 3 ? 1 : 5);
  }

  private void readExtension(int q, int prefix) {
    if (prefix == 5 && u[q] >= 5 + 28) {
      u[q] += 4 * vlc.read(4);
    }
  }

  /** Reads the magnitudes and signs of a row of quads, T.814 7.3.7 and 7.3.8. */
  private boolean readMagnitudes(int row) {
    int before = 0;
    for (int q = 1; q <= quads; q++) {
      int entry = entries[q];
      int significant = rho[q];
      int x = 2 * q;
      if (significant == 0) {
        before = exponents[x + 1];
        exponents[x] = 0;
        exponents[x + 1] = 0;
        continue;
      }
      int most = u[q] + 1;
      if ((significant & significant - 1) != 0) {
        int above =
            Math.max(Math.max(before, exponents[x]), Math.max(exponents[x + 1], exponents[x + 2]));
        most = u[q] + Math.max(1, above - 1);
      }
      if (most + plane > MOST_BITS) {
        return false;
      }
      before = exponents[x + 1];
      int at = 2 * row * stride + x - 2;
      readSample(entry, 0, most, at);
      exponents[x] = readSample(entry, 1, most, at + stride);
      readSample(entry, 2, most, at + 1);
      exponents[x + 1] = readSample(entry, 3, most, at + stride + 1);
    }
    return true;
  }

  /** Reads a sample of a quad, unless it is 0; returns its magnitude exponent. */
  private int readSample(int entry, int n, int most, int at) {
    if ((entry >> VlcTables.RHO + n & 1) == 0) {
      return 0;
    }
    int bits = most - (entry >> VlcTables.E_K + n & 1);
    int value = magnitudes.read(bits) | (entry >> VlcTables.E_1 + n & 1) << bits;
    coefficients[at] = (value | 1) + 2 << plane | value << 31;
    return Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
  }
}

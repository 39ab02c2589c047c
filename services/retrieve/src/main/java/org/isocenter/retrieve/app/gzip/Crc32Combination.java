package org.isocenter.retrieve.app.gzip;

/** The CRC-32 of a text from the CRC-32 of its pieces, without reading the pieces again. */
final class Crc32Combination {

  /** The shifts by 1, 2, 4 ... bytes, of which every length is a sum. */
  private static final CrcShift[] POWERS_OF_TWO = powersOfTwo();

  private Crc32Combination() {}

  /** The CRC-32 of two texts, one behind the other, the second of {@code length} bytes. */
  static int combine(int first, int second, int length) {
    int shifted = first;
    for (int rest = length; rest != 0; rest &= rest - 1) {
      shifted = POWERS_OF_TWO[Integer.numberOfTrailingZeros(rest)].apply(shifted);
    }
    return shifted ^ second;
  }

  private static CrcShift[] powersOfTwo() {
    var powers = new CrcShift[Integer.SIZE - 1];
    powers[0] = CrcShift.by(1);
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1].doubled();
    }
    return powers;
  }
}

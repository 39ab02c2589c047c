package org.isocenter.retrieve.app.gzip;

/**
 * What a CRC-32 becomes when a certain number of bytes follows, before their own CRC is added.
 *
 * <p>A CRC is the remainder of a polynomial over GF(2), and n bytes behind it multiply it by
 * x<sup>8n</sup> modulo the generator. That is linear, so it is done by one table for each byte of
 * the CRC. Bits are reflected, as gzip (RFC 1952) has them: the highest bit of an int is the
 * coefficient of x<sup>0</sup>.
 */
final class CrcShift {

  private static final int GENERATOR = 0xEDB88320;
  private static final int ONE = 0x80000000;
  private static final int X_TO_THE_8 = 0x00800000;
  private static final int VALUES = 256;

  private final int factor;
  private final int[] products = new int[Integer.BYTES * VALUES];

  private CrcShift(int factor) {
    this.factor = factor;
    for (int place = 0; place < Integer.BYTES; place++) {
      for (int value = 0; value < VALUES; value++) {
        products[place * VALUES + value] = multiply(value << (place * Byte.SIZE), factor);
      }
    }
  }

  /** The shift by {@code length} bytes. */
  static CrcShift by(int length) {
    int factor = ONE;
    int power = X_TO_THE_8;
    for (int rest = length; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        factor = multiply(factor, power);
      }
      power = multiply(power, power);
    }
    return new CrcShift(factor);
  }

  /** The shift by twice as many bytes. */
  CrcShift doubled() {
    return new CrcShift(multiply(factor, factor));
  }

  int apply(int crc) {
    return products[crc & 0xFF]
        ^ products[VALUES + ((crc >>> 8) & 0xFF)]
        ^ products[2 * VALUES + ((crc >>> 16) & 0xFF)]
        ^ products[3 * VALUES + (crc >>> 24)];
  }

  /** Product modulo the generator, one coefficient of {@code a} a step. */
  private static int multiply(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int bit = Integer.SIZE - 1; bit >= 0; bit--) {
      product ^= shifted & -((a >>> bit) & 1);
      shifted = (shifted >>> 1) ^ (GENERATOR & -(shifted & 1));
    }
    return product;
  }
}

package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;

/** One more bit of a band of AC coefficients, ITU-T T.81 G.1.2.3. */
final class RefinedAlternating implements BlockDecoder {
  private final EntropyBits bits;
  private final DctComponent component;
  private final HuffmanTable table;
  private final ScanHeader band;
  private final int bit;
  private int emptyBlocks;

  RefinedAlternating(
      EntropyBits bits, DctComponent component, HuffmanTable table, ScanHeader band) {
    this.bits = bits;
    this.component = component;
    this.table = table;
    this.band = band;
    this.bit = 1 << band.low();
  }

  @Override
  public DctComponent component() {
    return component;
  }

  @Override
  public void restart() {
    emptyBlocks = 0;
  }

  @Override
  public void decode(int x, int y) throws CodecException {
    int from = component.coefficientOffset(x, y);
    int k = band.first();
    while (emptyBlocks == 0 && k <= band.last()) {
      k = decodeNew(from, k);
    }
    if (emptyBlocks > 0) {
      refine(from, k, Integer.MAX_VALUE);
      emptyBlocks--;
    }
    bits.requireWithin();
  }

  /** Decodes one coefficient that was zero so far, and refines those on the way to it. */
  private int decodeNew(int from, int first) throws CodecException {
    int symbol = bits.symbol(table);
    int zeros = symbol >> 4;
    int size = symbol & 15;
    if (size > 1) {
      throw bits.failure("A coefficient is refined by more than a bit.");
    }
    if (size == 0 && zeros < 15) {
      emptyBlocks = (1 << zeros) + bits.bits(zeros);
      return first;
    }
    int value = size == 0 ? 0 : bits.bits(1) == 1 ? bit : -bit;
    int k = refine(from, first, zeros);
    if (value != 0) {
      if (k > band.last()) {
        throw bits.failure("A block has more coefficients than its band.");
      }
      component.coefficients()[from + k] = (short) value;
    }
    return k + 1;
  }

  /**
   * Refines coefficients that are not zero, until {@code zeros} others have been passed.
   *
   * @return the zero behind those, or the end of the band
   */
  private int refine(int from, int first, int zeros) {
    short[] coefficients = component.coefficients();
    int left = zeros;
    int k = first;
    for (; k <= band.last(); k++) {
      int value = coefficients[from + k];
      if (value == 0) {
        if (left == 0) {
          break;
        }
        left--;
      } else if (bits.bits(1) == 1 && (value & bit) == 0) {
        coefficients[from + k] += (short) (value > 0 ? bit : -bit);
      }
    }
    return k;
  }
}

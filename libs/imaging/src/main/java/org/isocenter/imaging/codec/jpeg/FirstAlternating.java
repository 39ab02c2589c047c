package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;

/** The upper bits of a band of AC coefficients, ITU-T T.81 G.1.2.2. */
final class FirstAlternating implements BlockDecoder {
  private final EntropyBits bits;
  private final DctComponent component;
  private final HuffmanTable table;
  private final ScanHeader band;
  private int emptyBlocks;

  FirstAlternating(EntropyBits bits, DctComponent component, HuffmanTable table, ScanHeader band) {
    this.bits = bits;
    this.component = component;
    this.table = table;
    this.band = band;
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
    if (emptyBlocks > 0) {
      emptyBlocks--;
      return;
    }
    short[] coefficients = component.coefficients();
    int from = component.coefficientOffset(x, y);
    int k = band.first();
    while (k <= band.last()) {
      int symbol = bits.symbol(table);
      int zeros = symbol >> 4;
      int size = symbol & 15;
      if (size == 0 && zeros < 15) {
        emptyBlocks = (1 << zeros) - 1 + bits.bits(zeros);
        break;
      }
      k += zeros;
      if (k > band.last()) {
        throw bits.failure("A block has more coefficients than its band.");
      }
      coefficients[from + k] = (short) (bits.signed(size) << band.low());
      k++;
    }
    bits.requireWithin();
  }
}

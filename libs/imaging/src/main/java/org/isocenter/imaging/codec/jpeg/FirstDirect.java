package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;

/** The upper bits of DC coefficients, ITU-T T.81 G.1.2.1. */
final class FirstDirect implements BlockDecoder {
  private static final int LARGEST = 15;

  private final EntropyBits bits;
  private final DctComponent component;
  private final HuffmanTable table;
  private final int low;
  private int prediction;

  FirstDirect(EntropyBits bits, DctComponent component, HuffmanTable table, int low) {
    this.bits = bits;
    this.component = component;
    this.table = table;
    this.low = low;
  }

  @Override
  public DctComponent component() {
    return component;
  }

  @Override
  public void restart() {
    prediction = 0;
  }

  @Override
  public void decode(int x, int y) throws CodecException {
    int size = bits.symbol(table);
    if (size > LARGEST) {
      throw bits.failure("A DC coefficient has more than 15 bits.");
    }
    prediction += bits.signed(size);
    bits.requireWithin();
    component.coefficients()[component.coefficientOffset(x, y)] = (short) (prediction << low);
  }
}

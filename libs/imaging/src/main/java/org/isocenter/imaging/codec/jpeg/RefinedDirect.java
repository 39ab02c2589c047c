package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;

/** One more bit of each DC coefficient, ITU-T T.81 G.1.2.1. */
final class RefinedDirect implements BlockDecoder {
  private final EntropyBits bits;
  private final DctComponent component;
  private final int low;

  RefinedDirect(EntropyBits bits, DctComponent component, int low) {
    this.bits = bits;
    this.component = component;
    this.low = low;
  }

  @Override
  public DctComponent component() {
    return component;
  }

  @Override
  public void restart() {}

  @Override
  public void decode(int x, int y) throws CodecException {
    int at = component.coefficientOffset(x, y);
    component.coefficients()[at] |= (short) (bits.bits(1) << low);
    bits.requireWithin();
  }
}

package org.isocenter.imaging.codec.jpeg;

import java.util.Arrays;
import org.isocenter.imaging.codec.CodecException;

/** Whole blocks, ITU-T T.81 F.2.2, made into samples at once. */
final class SequentialBlocks implements BlockDecoder {

  /** The tables of a component. */
  record Steps(HuffmanTable direct, HuffmanTable alternating, int[] quantization) {}

  private static final int COEFFICIENTS = 64;
  private static final int LARGEST_DIRECT = 15;

  private final EntropyBits bits;
  private final DctComponent component;
  private final HuffmanTable direct;
  private final HuffmanTable alternating;
  private final int[] steps;
  private final InverseDct inverse;
  private final int[] block = new int[COEFFICIENTS];
  private int prediction;

  SequentialBlocks(EntropyBits bits, DctComponent component, Steps tables, InverseDct inverse) {
    this.bits = bits;
    this.component = component;
    this.direct = tables.direct();
    this.alternating = tables.alternating();
    this.steps = tables.quantization();
    this.inverse = inverse;
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
    int size = bits.symbol(direct);
    if (size > LARGEST_DIRECT) {
      throw bits.failure("A DC coefficient has more than 15 bits.");
    }
    prediction += bits.signed(size);
    block[0] = prediction * steps[0];
    int offset = component.sampleOffset(x, y);
    if (decodeAlternating()) {
      inverse.transform(block, component.plane(), offset, component.stride());
      Arrays.fill(block, 0);
    } else {
      inverse.transformFlat(block[0], component.plane(), offset, component.stride());
    }
    bits.requireWithin();
  }

  /** Whether any of the coefficients was there. */
  private boolean decodeAlternating() throws CodecException {
    int[] natural = Zigzag.NATURAL;
    long position = bits.position();
    int k = 1;
    boolean any = false;
    while (k < COEFFICIENTS) {
      long window = bits.window(position);
      int entry = bits.code(alternating, window);
      int length = entry >> 8;
      int size = entry & 15;
      int zeros = entry >> 4 & 15;
      position += length + size;
      if (size == 0) {
        if (zeros < 15) {
          break;
        }
        k += 16;
        continue;
      }
      k += zeros;
      if (k >= COEFFICIENTS) {
        throw bits.failure("A block has more than 64 coefficients.");
      }
      int value = EntropyBits.extended((int) (window << length >>> 64 - size), size);
      block[natural[k]] = value * steps[k];
      any = true;
      k++;
    }
    bits.moveTo(position);
    return any;
  }
}

package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;
import org.jspecify.annotations.Nullable;

/** The tables that marker segments have defined so far, ITU-T T.81 B.2.4. */
final class Tables {
  private static final int SLOTS = 4;
  private static final int COEFFICIENTS = 64;

  private final int[] @Nullable [] quantization = new int[SLOTS] @Nullable [];
  private final @Nullable HuffmanTable[] direct = new @Nullable HuffmanTable[SLOTS];
  private final @Nullable HuffmanTable[] alternating = new @Nullable HuffmanTable[SLOTS];
  private int restartInterval;

  /** Takes a DQT segment. */
  void takeQuantization(MarkerSegments segments) throws CodecException {
    while (segments.remaining() > 0) {
      int where = segments.unsignedByte();
      if (where >> 4 > 1 || (where & 15) >= SLOTS) {
        throw segments.failure("A quantization table is not one of four.");
      }
      var table = new int[COEFFICIENTS];
      for (int i = 0; i < COEFFICIENTS; i++) {
        table[i] = where >> 4 == 0 ? segments.unsignedByte() : segments.unsignedShort();
      }
      quantization[where & 15] = table;
    }
  }

  /** Takes a DHT segment. */
  void takeHuffman(MarkerSegments segments) throws CodecException {
    while (segments.remaining() > 0) {
      int where = segments.unsignedByte();
      if (where >> 4 > 1 || (where & 15) >= SLOTS) {
        throw segments.failure("A Huffman table is not one of eight.");
      }
      var table = HuffmanTable.read(segments);
      (where >> 4 == 0 ? direct : alternating)[where & 15] = table;
    }
  }

  /** Takes a DRI segment. */
  void takeRestartInterval(MarkerSegments segments) throws CodecException {
    restartInterval = segments.unsignedShort();
  }

  /** Minimum coded units between restart markers; 0 where there are none. */
  int restartInterval() {
    return restartInterval;
  }

  /** The steps of coefficients, in the order of the zigzag. */
  int[] quantization(int slot, MarkerSegments segments) throws CodecException {
    int[] table = quantization[slot];
    if (table == null) {
      throw segments.failure("A quantization table is missing.");
    }
    return table;
  }

  /** The table for DC coefficients, or for the differences of a lossless scan. */
  HuffmanTable direct(int slot, MarkerSegments segments) throws CodecException {
    return present(direct, slot, segments);
  }

  /** The table for AC coefficients. */
  HuffmanTable alternating(int slot, MarkerSegments segments) throws CodecException {
    return present(alternating, slot, segments);
  }

  private static HuffmanTable present(
      @Nullable HuffmanTable[] tables, int slot, MarkerSegments segments) throws CodecException {
    HuffmanTable table = slot < SLOTS ? tables[slot] : null;
    if (table == null) {
      throw segments.failure("A Huffman table is missing.");
    }
    return table;
  }
}

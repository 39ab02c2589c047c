package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodecException;

/**
 * A Huffman table as decoders use it, ITU-T T.81 annex C and F.2.2.3: codes of up to ten bits by
 * one look-up, longer ones by comparison.
 */
final class HuffmanTable {
  static final int LOOKUP_BITS = 10;

  private static final int LONGEST = 16;

  /** Length in the upper byte and symbol in the lower one; 0 where the code is longer. */
  final short[] lookup = new short[1 << LOOKUP_BITS];

  /** Behind the last code of each length, as the first of 16 bits. */
  private final int[] limits = new int[LONGEST + 1];

  private final int[] firstSymbols = new int[LONGEST + 1];
  private final byte[] symbols;

  private HuffmanTable(byte[] symbols) {
    this.symbols = symbols;
  }

  /** Reads one table of a DHT segment, from its counts on. */
  static HuffmanTable read(MarkerSegments segments) throws CodecException {
    var counts = new int[LONGEST + 1];
    int total = 0;
    for (int length = 1; length <= LONGEST; length++) {
      counts[length] = segments.unsignedByte();
      total += counts[length];
    }
    if (total > 256) {
      throw segments.failure("A Huffman table has more than 256 codes.");
    }
    var symbols = new byte[total];
    for (int i = 0; i < total; i++) {
      symbols[i] = (byte) segments.unsignedByte();
    }
    var table = new HuffmanTable(symbols);
    if (!table.assign(counts)) {
      throw segments.failure("A Huffman table has more codes than there are.");
    }
    return table;
  }

  /** Gives codes to symbols in their order, C.2. */
  private boolean assign(int[] counts) {
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= LONGEST; length++) {
      firstSymbols[length] = symbol - code;
      for (int i = 0; i < counts[length]; i++, code++, symbol++) {
        if (length <= LOOKUP_BITS && code < 1 << length) {
          enter(code, length, symbols[symbol]);
        }
      }
      if (code > 1 << length) {
        return false;
      }
      limits[length] = code << LONGEST - length;
      code <<= 1;
    }
    return true;
  }

  private void enter(int code, int length, byte symbol) {
    int free = LOOKUP_BITS - length;
    for (int i = code << free; i < code + 1 << free; i++) {
      lookup[i] = (short) (length << 8 | symbol & 0xFF);
    }
  }

  /**
   * Finds a code that is longer than the look-up.
   *
   * @param next the next 16 bits
   * @return length and symbol as in the look-up, 0 where there is no such code
   */
  int longCode(int next) {
    for (int length = LOOKUP_BITS + 1; length <= LONGEST; length++) {
      if (next < limits[length]) {
        int symbol = firstSymbols[length] + (next >> LONGEST - length);
        return length << 8 | symbols[symbol] & 0xFF;
      }
    }
    return 0;
  }
}

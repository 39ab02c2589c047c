package org.isocenter.imaging.codec.jpeg;

import java.util.Arrays;
import org.isocenter.imaging.codec.CodeStreamOutput;

/** A code of at most 16 bits for symbols of 0 to 255, ITU-T T.81 annex C. */
final class HuffmanCode {
  private static final int SYMBOLS = 256;
  private static final int LONGEST = 16;
  private static final int DEEPEST = SYMBOLS + 1;
  private static final int LENGTH_BITS = 5;
  private static final int HUFFMAN_TABLES = 0xC4;

  private final int[] counts;
  private final int[] ordered;
  private final int[] entries = new int[SYMBOLS];

  /**
   * Makes the code.
   *
   * @param counts of codes that have the length of the index
   * @param ordered symbols from the shortest code to the longest
   */
  HuffmanCode(int[] counts, int[] ordered) {
    this.counts = counts;
    this.ordered = ordered;
    assign();
  }

  /**
   * The best code for symbols of known frequency, K.2.
   *
   * @param frequencies of symbols 0 to 255; those that are 0 get no code
   */
  static HuffmanCode best(int[] frequencies) {
    int[] sizes = sizes(frequencies);
    int[] counts = new int[DEEPEST + 1];
    for (int size : sizes) {
      counts[size]++;
    }
    counts[0] = 0;
    shorten(counts);
    return new HuffmanCode(counts, ordered(sizes));
  }

  /** Joins the two rarest until one is left; a symbol more keeps the code of all ones free. */
  private static int[] sizes(int[] frequencies) {
    long[] weights = new long[DEEPEST];
    for (int i = 0; i < SYMBOLS; i++) {
      weights[i] = frequencies[i];
    }
    weights[SYMBOLS] = 1;
    int[] sizes = new int[DEEPEST];
    int[] next = new int[DEEPEST];
    Arrays.fill(next, -1);
    for (int first = rarest(weights, -1), second = rarest(weights, first);
        second >= 0;
        first = rarest(weights, -1), second = rarest(weights, first)) {
      weights[first] += weights[second];
      weights[second] = 0;
      int last = deeper(sizes, next, first);
      next[last] = second;
      deeper(sizes, next, second);
    }
    return sizes;
  }

  /** The rarest symbol but {@code other}, the last one of equals; -1 if there is none. */
  private static int rarest(long[] weights, int other) {
    int found = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && i != other && (found < 0 || weights[i] <= weights[found])) {
        found = i;
      }
    }
    return found;
  }

  /** Lengthens all codes of a chain, and tells its last symbol. */
  private static int deeper(int[] sizes, int[] next, int first) {
    int at = first;
    sizes[at]++;
    while (next[at] >= 0) {
      at = next[at];
      sizes[at]++;
    }
    return at;
  }

  /** Moves codes that are too long below shorter ones, figure K.3, and drops the one more. */
  private static void shorten(int[] counts) {
    for (int length = DEEPEST; length > LONGEST; length--) {
      while (counts[length] > 0) {
        int shorter = length - 2;
        while (counts[shorter] == 0) {
          shorter--;
        }
        counts[length] -= 2;
        counts[length - 1]++;
        counts[shorter + 1] += 2;
        counts[shorter]--;
      }
    }
    int longest = LONGEST;
    while (counts[longest] == 0) {
      longest--;
    }
    counts[longest]--;
  }

  private static int[] ordered(int[] sizes) {
    int[] symbols = new int[SYMBOLS];
    int count = 0;
    for (int size = 1; size <= DEEPEST; size++) {
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        if (sizes[symbol] == size) {
          symbols[count++] = symbol;
        }
      }
    }
    return Arrays.copyOf(symbols, count);
  }

  private void assign() {
    int code = 0;
    int at = 0;
    for (int length = 1; length <= LONGEST; length++, code <<= 1) {
      for (int i = 0; i < counts[length]; i++) {
        entries[ordered[at++]] = code++ << LENGTH_BITS | length;
      }
    }
  }

  /**
   * The code of a symbol and its length, to be taken apart by {@link #bits} and {@link #length}.
   */
  int entry(int symbol) {
    return entries[symbol];
  }

  static int bits(int entry) {
    return entry >> LENGTH_BITS;
  }

  static int length(int entry) {
    return entry & (1 << LENGTH_BITS) - 1;
  }

  /**
   * Writes a DHT segment.
   *
   * @param where class and slot of the table
   */
  void write(int where, CodeStreamOutput out) {
    out.writeMarker(HUFFMAN_TABLES);
    out.writeShort(3 + LONGEST + ordered.length);
    out.writeByte(where);
    for (int length = 1; length <= LONGEST; length++) {
      out.writeByte(counts[length]);
    }
    for (int symbol : ordered) {
      out.writeByte(symbol);
    }
  }
}

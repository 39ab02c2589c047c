package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;

/**
 * What the passes over the bit planes of a code block know of its coefficients, T.800 D.2.
 *
 * <p>Four coefficients of a column share a word. Bits 0 to 17 tell which coefficients of three
 * columns are significant, three bits a row from the row above to the row below; bits 18 to 23 tell
 * which of the own column are negative, in the same rows; bits 24 to 27 which were refined, bits 28
 * to 31 which were visited in this bit plane. So nine neighbouring bits are a context.
 */
final class BlockFlags {
  static final int SIGNIFICANCE = 0x3FFFF;
  static final int NEIGHBOURS = 0x1EF;
  static final int SELF = 0x10;
  static final int OWN = SELF | SELF << 3 | SELF << 6 | SELF << 9;
  static final int REFINED = 24;
  static final int VISITED = 28;
  static final int ALL_VISITED = 0xF << VISITED;

  private static final int SIGNS = 18;
  private static final int LONGEST_SIDE = 1024;

  /** The words, with one before and behind each row of them, and a row above and below. */
  final int[] words = new int[3 * (LONGEST_SIDE + 2)];

  private int stride;
  private boolean causal;

  /**
   * @param vertically whether the stripe below is not looked at, T.800 D.7
   */
  void start(int width, int height, boolean vertically) {
    stride = width + 2;
    causal = vertically;
    Arrays.fill(words, 0, stride * ((height + 3 >> 2) + 2), 0);
  }

  /** The word of the first column of the stripe that begins with row {@code y}. */
  int firstWord(int y) {
    return stride * (1 + (y >> 2)) + 1;
  }

  /** Whether nothing is left for the cleanup pass in a word: all significant, or all visited. */
  static boolean isDone(int f) {
    return (f & OWN) == OWN || (f & ALL_VISITED) == ALL_VISITED;
  }

  /**
   * The place in {@link BlockContexts#SIGN} for row {@code r} of a word with the value {@code f}.
   */
  int signIndex(int word, int f, int r) {
    int n = f >>> 3 * r;
    int signs = f >>> SIGNS + r;
    return n >> 1 & 1
        | n >> 2 & 2
        | n >> 3 & 4
        | n >> 4 & 8
        | (signs & 1) << 4
        | (words[word - 1] >>> SIGNS + 1 + r & 1) << 5
        | (words[word + 1] >>> SIGNS + 1 + r & 1) << 6
        | (signs >>> 2 & 1) << 7;
  }

  /**
   * Makes row {@code r} of a word significant, in the words around it and in the value that is
   * returned.
   */
  int become(int word, int f, int r, int sign) {
    words[word - 1] |= 1 << 3 * r + 5;
    words[word + 1] |= 1 << 3 * r + 3;
    if (r == 0 && !causal) {
      int above = word - stride;
      words[above - 1] |= 1 << 17;
      words[above] |= 1 << 16 | sign << SIGNS + 5;
      words[above + 1] |= 1 << 15;
    }
    if (r == 3) {
      int below = word + stride;
      words[below - 1] |= 1 << 2;
      words[below] |= 1 << 1 | sign << SIGNS;
      words[below + 1] |= 1;
    }
    return f | 1 << 3 * r + 4 | sign << SIGNS + 1 + r;
  }
}

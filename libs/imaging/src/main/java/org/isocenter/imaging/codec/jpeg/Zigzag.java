package org.isocenter.imaging.codec.jpeg;

/** The order of coefficients in a code stream, ITU-T T.81 figure 5. */
final class Zigzag {
  /** The row times eight plus the column of each coefficient. */
  static final int[] NATURAL = natural();

  private Zigzag() {}

  private static int[] natural() {
    var order = new int[64];
    int at = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int i = 0; i <= diagonal; i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        int column = diagonal - row;
        if (row < 8 && column < 8) {
          order[at++] = row * 8 + column;
        }
      }
    }
    return order;
  }
}

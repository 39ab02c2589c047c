package org.isocenter.imaging.codec.jpeg;

/**
 * Predicts samples from their neighbours, ITU-T T.81 H.1.2.1; arithmetic is modulo 65,536.
 *
 * @param selection which neighbours, 1 to 7
 * @param bits of a sample without its point transform
 */
record Prediction(int selection, int bits) {
  private static final int MASK = 0xFFFF;

  /**
   * Turns the differences in {@code line} into samples.
   *
   * @param first whether the line begins a scan or restart interval
   */
  void undo(boolean first, int[] above, int[] line) {
    if (first) {
      line[0] = line[0] + (1 << bits - 1) & MASK;
      fromLeft(line);
      return;
    }
    line[0] = line[0] + above[0] & MASK;
    switch (selection) {
      case 1 -> fromLeft(line);
      case 2 -> fromAbove(above, line);
      case 3 -> fromCorner(above, line);
      case 4 -> fromPlane(above, line);
      case 5 -> fromLeftAndSlope(above, line);
      case 6 -> fromAboveAndSlope(above, line);
      default -> fromMean(above, line);
    }
  }

  private static void fromLeft(int[] line) {
    int left = line[0];
    for (int i = 1; i < line.length; i++) {
      left = left + line[i] & MASK;
      line[i] = left;
    }
  }

  private static void fromAbove(int[] above, int[] line) {
    for (int i = 1; i < line.length; i++) {
      line[i] = line[i] + above[i] & MASK;
    }
  }

  private static void fromCorner(int[] above, int[] line) {
    for (int i = 1; i < line.length; i++) {
      line[i] = line[i] + above[i - 1] & MASK;
    }
  }

  private static void fromPlane(int[] above, int[] line) {
    int left = line[0];
    for (int i = 1; i < line.length; i++) {
      left = line[i] + left + above[i] - above[i - 1] & MASK;
      line[i] = left;
    }
  }

  private static void fromLeftAndSlope(int[] above, int[] line) {
    int left = line[0];
    for (int i = 1; i < line.length; i++) {
      left = line[i] + left + (above[i] - above[i - 1] >> 1) & MASK;
      line[i] = left;
    }
  }

  private static void fromAboveAndSlope(int[] above, int[] line) {
    int left = line[0];
    for (int i = 1; i < line.length; i++) {
      left = line[i] + above[i] + (left - above[i - 1] >> 1) & MASK;
      line[i] = left;
    }
  }

  private static void fromMean(int[] above, int[] line) {
    int left = line[0];
    for (int i = 1; i < line.length; i++) {
      left = line[i] + (left + above[i] >> 1) & MASK;
      line[i] = left;
    }
  }
}

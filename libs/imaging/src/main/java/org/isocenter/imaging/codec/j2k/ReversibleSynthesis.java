package org.isocenter.imaging.codec.j2k;

/**
 * One level of the reversible 5-3 synthesis, T.800 F.3: two filters of two lifting steps each, rows
 * first. Rows are lifted as soon as their neighbours are there, while those are still in the cache.
 */
final class ReversibleSynthesis {
  private final int[] low;
  private final int[] high;

  /**
   * @param longest the longest row that will come
   */
  ReversibleSynthesis(int longest) {
    low = new int[longest / 2 + 1];
    high = new int[longest / 2 + 1];
  }

  /**
   * Joins the sub-bands of a level, in the order LL, HL, LH, HH, to the resolution {@code area}.
   */
  Plane.Whole join(Area area, Plane.Whole[] bands) {
    var joined = Plane.Whole.of(area);
    int height = area.height();
    int parity = area.y0() & 1;
    int ready = 0;
    for (int y = 0; y <= height; y++) {
      for (; ready < Math.min(y + 2, height); ready++) {
        int isHigh = ready + parity & 1;
        joinRow(bands[2 * isHigh], bands[2 * isHigh + 1], joined, ready);
      }
      if ((y + parity & 1) == 0) {
        lift(joined, y);
      }
    }
    return joined;
  }

  /** Lifts the low-pass row {@code y}, then the high-pass row before it. */
  private static void lift(Plane.Whole plane, int y) {
    int[] out = plane.values();
    int height = plane.area().height();
    int width = plane.area().width();
    if (height == 1) {
      if (y == 1) {
        for (int x = 0; x < width; x++) {
          out[x] >>= 1;
        }
      }
      return;
    }
    if (y < height) {
      int up = (y == 0 ? 1 : y - 1) * width;
      int down = (y + 1 == height ? y - 1 : y + 1) * width;
      int row = y * width;
      for (int x = 0; x < width; x++) {
        out[row + x] -= out[up + x] + out[down + x] + 2 >> 2;
      }
    }
    if (y > 0) {
      int up = (y == 1 ? y : y - 2) * width;
      int down = (y == height ? y - 2 : y) * width;
      int row = (y - 1) * width;
      for (int x = 0; x < width; x++) {
        out[row + x] += out[up + x] + out[down + x] >> 1;
      }
    }
  }

  /** Joins a row of two sub-bands to row {@code target} of the resolution. */
  private void joinRow(Plane.Whole lows, Plane.Whole highs, Plane.Whole joined, int target) {
    Area area = joined.area();
    int[] out = joined.values();
    int row = target >> 1;
    int lowCount = lows.area().width();
    int highCount = highs.area().width();
    int parity = area.x0() & 1;
    int at = target * area.width();
    System.arraycopy(lows.values(), row * lowCount, low, 0, lowCount);
    System.arraycopy(highs.values(), row * highCount, high, 0, highCount);
    if (area.width() == 1) {
      out[at] = parity == 0 ? low[0] : high[0] >> 1;
      return;
    }
    liftRowLow(lowCount, highCount, parity);
    liftRowHigh(lowCount, highCount, parity);
    for (int i = 0; i < lowCount; i++) {
      out[at + parity + 2 * i] = low[i];
    }
    for (int i = 0; i < highCount; i++) {
      out[at + 1 - parity + 2 * i] = high[i];
    }
  }

  /** Neighbours of low i are high i-1 and i, or i and i+1 when the row begins with a high one. */
  private void liftRowLow(int lowCount, int highCount, int parity) {
    int first = 1 - parity;
    int end = Math.min(lowCount, highCount - parity);
    for (int i = first; i < end; i++) {
      low[i] -= high[i - first] + high[i + parity] + 2 >> 2;
    }
    if (first == 1) {
      low[0] -= 2 * high[0] + 2 >> 2;
    }
    for (int i = Math.max(end, first); i < lowCount; i++) {
      low[i] -= 2 * high[highCount - 1] + 2 >> 2;
    }
  }

  private void liftRowHigh(int lowCount, int highCount, int parity) {
    int end = Math.min(highCount, lowCount - (1 - parity));
    for (int i = parity; i < end; i++) {
      high[i] += low[i - parity] + low[i + 1 - parity] >> 1;
    }
    if (parity == 1) {
      high[0] += low[0];
    }
    for (int i = Math.max(end, parity); i < highCount; i++) {
      high[i] += low[lowCount - 1];
    }
  }
}

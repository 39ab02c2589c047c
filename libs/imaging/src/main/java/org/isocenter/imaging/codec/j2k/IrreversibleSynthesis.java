package org.isocenter.imaging.codec.j2k;

/**
 * One level of the irreversible 9-7 synthesis, T.800 F.3: four lifting steps a filter, rows first.
 * The steps follow each other at a distance of one row, so that rows are lifted in the cache.
 */
final class IrreversibleSynthesis {
  private static final float ALPHA = -1.5861343f;
  private static final float BETA = -0.052980117f;
  private static final float GAMMA = 0.8829111f;
  private static final float DELTA = 0.44350687f;
  private static final float K = 1.2301741f;

  private final float[] low;
  private final float[] high;

  /**
   * @param longest the longest row that will come
   */
  IrreversibleSynthesis(int longest) {
    low = new float[longest / 2 + 1];
    high = new float[longest / 2 + 1];
  }

  /**
   * Joins the sub-bands of a level, in the order LL, HL, LH, HH, to the resolution {@code area}.
   */
  Plane.Real join(Area area, Plane.Real[] bands) {
    var joined = Plane.Real.of(area);
    int height = area.height();
    int parity = area.y0() & 1;
    int ready = 0;
    for (int y = 0; y < height + 3; y++) {
      for (; ready < Math.min(y + 2, height); ready++) {
        int isHigh = ready + parity & 1;
        joinRow(bands[2 * isHigh], bands[2 * isHigh + 1], joined, ready);
      }
      if (height == 1) {
        continue;
      }
      if ((y + parity & 1) == 0) {
        lift(joined, y, DELTA);
        lift(joined, y - 1, GAMMA);
        lift(joined, y - 2, BETA);
        lift(joined, y - 3, ALPHA);
      }
    }
    return joined;
  }

  private static void lift(Plane.Real plane, int y, float factor) {
    int height = plane.area().height();
    if (y < 0 || y >= height) {
      return;
    }
    float[] out = plane.values();
    int width = plane.area().width();
    int row = y * width;
    int up = (y == 0 ? 1 : y - 1) * width;
    int down = (y + 1 == height ? y - 1 : y + 1) * width;
    for (int x = 0; x < width; x++) {
      out[row + x] -= factor * (out[up + x] + out[down + x]);
    }
  }

  /** Joins a row of two sub-bands to row {@code target} of the resolution. */
  private void joinRow(Plane.Real lows, Plane.Real highs, Plane.Real joined, int target) {
    Area area = joined.area();
    float[] out = joined.values();
    int isHigh = area.y0() + target & 1;
    int row = target >> 1;
    int lowCount = lows.area().width();
    int highCount = highs.area().width();
    int parity = area.x0() & 1;
    int at = target * area.width();
    // The scaling of both directions at once; a single row or column is not scaled, F.3.6.
    float vertical = area.height() == 1 ? (isHigh == 1 ? 0.5f : 1) : isHigh == 1 ? 1 / K : K;
    if (area.width() == 1) {
      out[at] =
          vertical
              * (parity == 0 ? lows.values()[row * lowCount] : highs.values()[row * highCount] / 2);
      return;
    }
    System.arraycopy(lows.values(), row * lowCount, low, 0, lowCount);
    System.arraycopy(highs.values(), row * highCount, high, 0, highCount);
    scale(low, lowCount, K * vertical);
    scale(high, highCount, vertical / K);
    liftLow(lowCount, highCount, parity, DELTA);
    liftHigh(lowCount, highCount, parity, GAMMA);
    liftLow(lowCount, highCount, parity, BETA);
    liftHigh(lowCount, highCount, parity, ALPHA);
    for (int i = 0; i < lowCount; i++) {
      out[at + parity + 2 * i] = low[i];
    }
    for (int i = 0; i < highCount; i++) {
      out[at + 1 - parity + 2 * i] = high[i];
    }
  }

  private static void scale(float[] values, int count, float factor) {
    for (int i = 0; i < count; i++) {
      values[i] *= factor;
    }
  }

  /** Neighbours of low i are high i-1 and i, or i and i+1 when the row begins with a high one. */
  private void liftLow(int lowCount, int highCount, int parity, float factor) {
    int first = 1 - parity;
    int end = Math.min(lowCount, highCount - parity);
    for (int i = first; i < end; i++) {
      low[i] -= factor * (high[i - first] + high[i + parity]);
    }
    if (first == 1) {
      low[0] -= 2 * factor * high[0];
    }
    for (int i = Math.max(end, first); i < lowCount; i++) {
      low[i] -= 2 * factor * high[highCount - 1];
    }
  }

  private void liftHigh(int lowCount, int highCount, int parity, float factor) {
    int end = Math.min(highCount, lowCount - (1 - parity));
    for (int i = parity; i < end; i++) {
      high[i] -= factor * (low[i - parity] + low[i + 1 - parity]);
    }
    if (parity == 1) {
      high[0] -= 2 * factor * low[0];
    }
    for (int i = Math.max(end, parity); i < highCount; i++) {
      high[i] -= 2 * factor * low[lowCount - 1];
    }
  }
}

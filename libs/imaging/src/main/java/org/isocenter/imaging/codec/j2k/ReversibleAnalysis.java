package org.isocenter.imaging.codec.j2k;

/** One level of the reversible 5-3 analysis, T.800 F.4, columns first. */
final class ReversibleAnalysis {
  private ReversibleAnalysis() {}

  /**
   * Divides a plane that begins at (0, 0) into LL, HL, LH and HH; the plane is used up.
   *
   * @param areas the areas of the sub-bands in that order
   */
  static Plane.Whole[] divide(Plane.Whole plane, Area[] areas) {
    int width = plane.area().width();
    int height = plane.area().height();
    int[] values = plane.values();
    liftColumns(values, width, height);
    var bands = new Plane.Whole[4];
    for (int b = 0; b < 4; b++) {
      bands[b] = Plane.Whole.of(areas[b]);
    }
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(values, y * width, line, 0, width);
      liftRow(line);
      Plane.Whole low = bands[2 * (y & 1)];
      Plane.Whole high = bands[2 * (y & 1) + 1];
      int lowAt = (y >> 1) * low.area().width();
      int highAt = (y >> 1) * high.area().width();
      for (int x = 0; x < width >> 1; x++) {
        low.values()[lowAt + x] = line[2 * x];
        high.values()[highAt + x] = line[2 * x + 1];
      }
      if ((width & 1) != 0) {
        low.values()[lowAt + (width >> 1)] = line[width - 1];
      }
    }
    return bands;
  }

  /** Lifts each odd row, and the even one before it as soon as both its neighbours are lifted. */
  private static void liftColumns(int[] values, int width, int height) {
    if (height == 1) {
      return;
    }
    for (int y = 1; y <= height; y += 2) {
      if (y < height) {
        int up = (y - 1) * width;
        int down = (y + 1 < height ? y + 1 : y - 1) * width;
        for (int x = 0; x < width; x++) {
          values[y * width + x] -= values[up + x] + values[down + x] >> 1;
        }
      }
      int down = (y < height ? y : y - 2) * width;
      int up = (y > 1 ? y - 2 : y) * width;
      for (int x = 0; x < width; x++) {
        values[(y - 1) * width + x] += values[up + x] + values[down + x] + 2 >> 2;
      }
    }
  }

  private static void liftRow(int[] line) {
    int width = line.length;
    if (width == 1) {
      return;
    }
    for (int x = 1; x + 1 < width; x += 2) {
      line[x] -= line[x - 1] + line[x + 1] >> 1;
    }
    if ((width & 1) == 0) {
      line[width - 1] -= line[width - 2];
    }
    line[0] += 2 * line[1] + 2 >> 2;
    for (int x = 2; x + 1 < width; x += 2) {
      line[x] += line[x - 1] + line[x + 1] + 2 >> 2;
    }
    if ((width & 1) != 0) {
      line[width - 1] += 2 * line[width - 2] + 2 >> 2;
    }
  }
}

package org.isocenter.imaging.codec.j2k;

/** The distances on the reference grid at which corners of precincts can be. */
record PositionStep(long across, long down) {

  PositionStep(
      TileComponent[] components, int firstComponent, int endComponent, int firstRes, int endRes) {
    long across = 0;
    long down = 0;
    for (int c = firstComponent; c < endComponent; c++) {
      var component = components[c];
      var resolutions = component.resolutions();
      for (int r = firstRes; r < Math.min(endRes, resolutions.length); r++) {
        int below = component.style().levels() - r;
        int right = below + resolutions[r].widthBits();
        int lower = below + resolutions[r].heightBits();
        across = common((long) component.sampling().dx() << right, across);
        down = common((long) component.sampling().dy() << lower, down);
      }
    }
    this(Math.max(across, 1), Math.max(down, 1));
  }

  /** The greatest common divisor. */
  private static long common(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}

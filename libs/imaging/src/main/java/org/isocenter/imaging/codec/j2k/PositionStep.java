package org.isocenter.imaging.codec.j2k;

/** The distances on the reference grid at which corners of precincts can be. */
record PositionStep(long across, long down) {

  static PositionStep of(TileComponent[] components, Progression progression) {
    long across = 0;
    long down = 0;
    for (int c = progression.componentStart(); c < progression.componentEnd(); c++) {
      var component = components[c];
      int resolutions = Math.min(progression.resolutionEnd(), component.resolutions().length);
      for (int r = progression.resolutionStart(); r < resolutions; r++) {
        int below = component.style().levels() - r;
        int right = below + component.resolutions()[r].widthBits();
        int lower = below + component.resolutions()[r].heightBits();
        across = common((long) component.sampling().dx() << right, across);
        down = common((long) component.sampling().dy() << lower, down);
      }
    }
    return new PositionStep(Math.max(across, 1), Math.max(down, 1));
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

package org.isocenter.imaging.codec.j2k;

/** The inverse multiple component transformations, T.800 annex G, in place. */
final class ColourTransform {
  private static final float RED_OF_CR = 1.402f;
  private static final float GREEN_OF_CB = 0.344136f;
  private static final float GREEN_OF_CR = 0.714136f;
  private static final float BLUE_OF_CB = 1.772f;

  private ColourTransform() {}

  /** Whether the first three planes can have been transformed: all of one kind and size. */
  static boolean fits(Plane[] planes) {
    if (planes.length < 3) {
      return false;
    }
    for (int c = 1; c < 3; c++) {
      if (planes[c].getClass() != planes[0].getClass()
          || !planes[c].area().equals(planes[0].area())) {
        return false;
      }
    }
    return true;
  }

  /** Makes red, green and blue of the first three planes. */
  static void invert(Plane[] planes) {
    switch (planes[0]) {
      case Plane.Whole y ->
          invertReversible(
              y.values(), ((Plane.Whole) planes[1]).values(), ((Plane.Whole) planes[2]).values());
      case Plane.Real y ->
          invertIrreversible(
              y.values(), ((Plane.Real) planes[1]).values(), ((Plane.Real) planes[2]).values());
    }
  }

  /** RCT, T.800 G.2.2. */
  private static void invertReversible(int[] first, int[] second, int[] third) {
    for (int i = 0; i < first.length; i++) {
      int green = first[i] - (second[i] + third[i] >> 2);
      int blue = second[i] + green;
      first[i] = third[i] + green;
      second[i] = green;
      third[i] = blue;
    }
  }

  /** ICT, T.800 G.3.2. */
  private static void invertIrreversible(float[] first, float[] second, float[] third) {
    for (int i = 0; i < first.length; i++) {
      float y = first[i];
      float cb = second[i];
      float cr = third[i];
      first[i] = y + RED_OF_CR * cr;
      second[i] = y - GREEN_OF_CB * cb - GREEN_OF_CR * cr;
      third[i] = y + BLUE_OF_CB * cb;
    }
  }
}

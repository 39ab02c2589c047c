package org.isocenter.imaging.codec.j2k;

/**
 * Coefficients or samples of an area, row by row: whole numbers for the reversible path, real ones
 * for the irreversible path.
 */
sealed interface Plane {

  Area area();

  /** Whole numbers. */
  record Whole(Area area, int[] values) implements Plane {
    static Whole of(Area area) {
      return new Whole(area, new int[(int) area.samples()]);
    }
  }

  /** Real numbers. */
  record Real(Area area, float[] values) implements Plane {
    static Real of(Area area) {
      return new Real(area, new float[(int) area.samples()]);
    }
  }
}

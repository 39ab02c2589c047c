package org.isocenter.imaging.codec.j2k;

/**
 * Columns or rows of precincts of a resolution along an axis of the reference grid, T.800 B-20.
 *
 * @param tileStart where the tile begins on the grid
 * @param scale the distance between samples of the resolution on the grid
 * @param start the first sample of the resolution
 * @param bits PPx or PPy
 */
record PrecinctAxis(int tileStart, long scale, int start, int bits) {

  /** The column or row that begins at a position of the grid; -1 if none does. */
  int precinctAt(long position) {
    boolean atStart = position == tileStart && (start & (1 << bits) - 1) != 0;
    if (position % (scale << bits) != 0 && !atStart) {
      return -1;
    }
    long sample = (position + scale - 1) / scale;
    return (int) ((sample >> bits) - (start >> bits));
  }
}

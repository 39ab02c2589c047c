package org.isocenter.imaging.codec.j2k;

import org.jspecify.annotations.Nullable;

/** A resolution of a tile component: its precincts and sub-bands, T.800 B.5 and B.6. */
final class Resolution {
  private final Area area;
  private final int widthBits;
  private final int heightBits;
  private final int blockWidth;
  private final int blockHeight;
  private final boolean lowest;
  private final Area precinctGrid;
  private final Subband[] subbands;
  private @Nullable Precinct[] precincts = {};
  private int[] layersRead = {};

  /**
   * @param number 0 for the lowest
   */
  Resolution(Area component, CodingStyle style, int number) {
    int below = style.levels() - number;
    area = component.reduced(below);
    widthBits = style.precinctWidth(number);
    heightBits = style.precinctHeight(number);
    lowest = number == 0;
    blockWidth = Math.min(style.blockWidth(), lowest ? widthBits : widthBits - 1);
    blockHeight = Math.min(style.blockHeight(), lowest ? heightBits : heightBits - 1);
    precinctGrid =
        area.isEmpty()
            ? new Area(0, 0, 0, 0)
            : new Area(
                area.x0() >> widthBits,
                area.y0() >> heightBits,
                Area.ceilShift(area.x1(), widthBits),
                Area.ceilShift(area.y1(), heightBits));
    if (lowest) {
      subbands = new Subband[] {new Subband(area, 0, 0)};
    } else {
      subbands = new Subband[3];
      for (int b = 0; b < 3; b++) {
        subbands[b] = new Subband(component.subband(below + 1, b + 1), b + 1, 3 * number - 2 + b);
      }
    }
  }

  Area area() {
    return area;
  }

  Subband[] subbands() {
    return subbands;
  }

  int blockWidth() {
    return blockWidth;
  }

  int blockHeight() {
    return blockHeight;
  }

  /** PPx of the resolution. */
  int widthBits() {
    return widthBits;
  }

  /** PPy of the resolution. */
  int heightBits() {
    return heightBits;
  }

  Area precinctGrid() {
    return precinctGrid;
  }

  long precinctCount() {
    return precinctGrid.samples();
  }

  /** Makes room for the precincts, once their number has been found acceptable. */
  void allocate() {
    precincts = new Precinct[(int) precinctCount()];
    layersRead = new int[precincts.length];
  }

  int layersRead(int precinct) {
    return layersRead[precinct];
  }

  void countLayer(int precinct) {
    layersRead[precinct]++;
  }

  /** Whether the precinct has been made. */
  boolean hasPrecinct(int number) {
    return precincts[number] != null;
  }

  /** The precinct, made when it is first asked for. */
  Precinct precinct(int number) {
    var precinct = precincts[number];
    if (precinct == null) {
      precinct = Precinct.of(this, number);
      precincts[number] = precinct;
    }
    return precinct;
  }

  /** The precincts that had packets with something in them; null for the others. */
  @Nullable Precinct[] precincts() {
    return precincts;
  }

  /** The coefficients of {@code subband} that belong to a precinct. */
  Area precinctArea(int number, Subband subband) {
    int halving = lowest ? 0 : 1;
    long column = (long) precinctGrid.x0() + number % precinctGrid.width();
    long row = (long) precinctGrid.y0() + number / precinctGrid.width();
    int width = widthBits - halving;
    int height = heightBits - halving;
    return new Area(
            (int) (column << width),
            (int) (row << height),
            clipped(column + 1 << width),
            clipped(row + 1 << height))
        .intersection(subband.area());
  }

  private static int clipped(long position) {
    return (int) Math.min(position, Integer.MAX_VALUE);
  }
}

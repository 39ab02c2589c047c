package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** The components of a frame as the encoder takes them. */
final class ComponentPlanes {
  private ComponentPlanes() {}

  /** One plane for each sample of a pixel, unsigned ones shifted to lie around 0, T.800 G.1. */
  static Plane.Whole[] of(Samples samples) {
    PixelFormat format = samples.format();
    var area = new Area(0, 0, format.columns(), format.rows());
    var planes = new Plane.Whole[format.samples()];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = Plane.Whole.of(area);
      fill(planes[c].values(), samples, c);
    }
    return planes;
  }

  private static void fill(int[] plane, Samples samples, int component) {
    PixelFormat format = samples.format();
    int step = format.samples();
    int unused = Integer.SIZE - format.bitsStored();
    int shift = format.signed() ? 0 : 1 << format.bitsStored() - 1;
    for (int i = 0; i < plane.length; i++) {
      int at = i * step + component;
      int value =
          switch (samples) {
            case Samples.Bytes(_, var bytes) -> bytes[at];
            case Samples.Shorts(_, var shorts) -> shorts[at];
            case Samples.Ints(_, var ints) -> ints[at];
          };
      // Bits above Bits Stored mean nothing.
      plane[i] = format.signed() ? value << unused >> unused : (value << unused >>> unused) - shift;
    }
  }

  /** RCT of the first three planes, T.800 G.2.1, in place. */
  static void transform(Plane.Whole[] planes) {
    int[] first = planes[0].values();
    int[] second = planes[1].values();
    int[] third = planes[2].values();
    for (int i = 0; i < first.length; i++) {
      int red = first[i];
      int green = second[i];
      int blue = third[i];
      first[i] = red + 2 * green + blue >> 2;
      second[i] = blue - green;
      third[i] = red - green;
    }
  }
}

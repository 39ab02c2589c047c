package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Collects the planes of tiles in a frame: shifts their level, T.800 G.1, cuts them to their
 * precision and puts the components side by side.
 */
final class FrameSink {
  private final PixelFormat format;
  private final Area image;
  private final byte[] bytes;
  private final short[] shorts;
  private final int least;
  private final int most;
  private final int shift;

  /**
   * @param image the frame on the reference grid, reduced as its planes will be
   */
  FrameSink(PixelFormat format, Area image) {
    this.format = format;
    this.image = image;
    int values = (int) format.values();
    boolean narrow = format.bitsStored() <= Byte.SIZE;
    bytes = new byte[narrow ? values : 0];
    shorts = new short[narrow ? 0 : values];
    int range = 1 << format.bitsStored();
    least = format.signed() ? -range / 2 : 0;
    most = least + range - 1;
    shift = format.signed() ? 0 : range / 2;
  }

  Samples samples() {
    return format.bitsStored() <= Byte.SIZE
        ? new Samples.Bytes(format, bytes)
        : new Samples.Shorts(format, shorts);
  }

  /**
   * Takes a component of a tile.
   *
   * @param tile what the tile covers of the frame
   * @param sampling how many columns and rows of the frame share a sample
   */
  void take(Area tile, Plane plane, int component, ImageSize.Component sampling) {
    int[] line = new int[tile.width()];
    for (int y = tile.y0(); y < tile.y1(); y++) {
      switch (plane) {
        case Plane.Whole whole -> readLine(whole, tile, y, sampling, line);
        case Plane.Real real -> readLine(real, tile, y, sampling, line);
      }
      int at =
          ((y - image.y0()) * image.width() + tile.x0() - image.x0()) * format.samples()
              + component;
      write(line, at);
    }
  }

  private static void readLine(
      Plane.Whole plane, Area tile, int y, ImageSize.Component sampling, int[] line) {
    int row = row(plane.area(), y, sampling);
    if (sampling.dx() == 1) {
      System.arraycopy(plane.values(), row, line, 0, line.length);
      return;
    }
    for (int x = 0; x < line.length; x++) {
      line[x] = plane.values()[row + column(plane.area(), tile.x0() + x, sampling)];
    }
  }

  private static void readLine(
      Plane.Real plane, Area tile, int y, ImageSize.Component sampling, int[] line) {
    int row = row(plane.area(), y, sampling);
    if (sampling.dx() == 1) {
      for (int x = 0; x < line.length; x++) {
        line[x] = Math.round(plane.values()[row + x]);
      }
      return;
    }
    for (int x = 0; x < line.length; x++) {
      int column = column(plane.area(), tile.x0() + x, sampling);
      line[x] = Math.round(plane.values()[row + column]);
    }
  }

  /** The place of the row that covers row {@code y} of the frame: the nearest above it. */
  private static int row(Area plane, int y, ImageSize.Component sampling) {
    return Math.clamp(y / sampling.dy(), plane.y0(), plane.y1() - 1) * plane.width()
        - plane.y0() * plane.width();
  }

  private static int column(Area plane, int x, ImageSize.Component sampling) {
    return Math.clamp(x / sampling.dx(), plane.x0(), plane.x1() - 1) - plane.x0();
  }

  private void write(int[] line, int start) {
    int step = format.samples();
    if (bytes.length > 0) {
      for (int x = 0; x < line.length; x++) {
        bytes[start + x * step] = (byte) Math.clamp(line[x] + shift, least, most);
      }
    } else {
      for (int x = 0; x < line.length; x++) {
        shorts[start + x * step] = (short) Math.clamp(line[x] + shift, least, most);
      }
    }
  }
}

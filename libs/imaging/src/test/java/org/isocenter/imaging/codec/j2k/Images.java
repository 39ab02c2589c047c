package org.isocenter.imaging.codec.j2k;

import java.util.Random;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** Synthetic frames. */
final class Images {
  /** What a frame looks like. */
  enum Kind {
    FLAT,
    SMOOTH,
    NOISE,
    EXTREMES
  }

  private Images() {}

  static PixelFormat grey(int rows, int columns, int bits, boolean signed) {
    return new PixelFormat(
        rows, columns, 1, bits <= 8 ? 8 : 16, bits, signed, Photometric.MONOCHROME2, false);
  }

  static PixelFormat rgb(int rows, int columns, int bits) {
    return new PixelFormat(
        rows, columns, 3, bits <= 8 ? 8 : 16, bits, false, Photometric.RGB, false);
  }

  static Samples of(PixelFormat format, Kind kind, long seed) {
    var random = new Random(seed);
    int range = 1 << format.bitsStored();
    int least = format.signed() ? -range / 2 : 0;
    int[] values = new int[(int) format.values()];
    int row = format.columns() * format.samples();
    for (int i = 0; i < values.length; i++) {
      int x = i % row;
      int y = i / row;
      double wave = Math.sin(x / 19.0) * Math.cos(y / 13.0) * 0.35 + 0.5;
      int value =
          switch (kind) {
            case FLAT -> range / 3 + i % format.samples();
            case SMOOTH -> (int) (range * (wave + random.nextDouble() * 0.02));
            case NOISE -> random.nextInt(range);
            case EXTREMES -> random.nextBoolean() ? range - 1 : 0;
          };
      values[i] = Math.clamp(value, 0, range - 1) + least;
    }
    return samples(format, values);
  }

  static Samples samples(PixelFormat format, int[] values) {
    if (format.bitsStored() <= 8) {
      byte[] bytes = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        bytes[i] = (byte) values[i];
      }
      return new Samples.Bytes(format, bytes);
    }
    short[] shorts = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      shorts[i] = (short) values[i];
    }
    return new Samples.Shorts(format, shorts);
  }
}

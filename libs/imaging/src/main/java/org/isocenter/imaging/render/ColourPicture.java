package org.isocenter.imaging.render;

import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** Images of three samples as red, green and blue, PS3.3 C.7.6.3.1.2. */
final class ColourPicture {
  private static final int CHANNELS = 3;

  /** What 16 bits after the point are to the coefficients below. */
  private static final int FRACTION = 16;

  private static final int HALF = 1 << FRACTION - 1;
  private static final int MIDDLE = 128;

  private ColourPicture() {}

  static Picture of(Samples samples) {
    var format = samples.format();
    byte[] values = eightBits(samples);
    switch (format.photometric()) {
      case YBR_FULL, YBR_FULL_422 -> fromFullRange(values);
      case YBR_PARTIAL_422, YBR_PARTIAL_420 -> fromPartialRange(values);
      // The transforms of JPEG 2000 have been undone by its decoder.
      case RGB, YBR_ICT, YBR_RCT, MONOCHROME1, MONOCHROME2, PALETTE_COLOR -> {}
    }
    return new Picture(format.rows(), format.columns(), CHANNELS, values);
  }

  /** The most significant bits, in an array of its own. */
  private static byte[] eightBits(Samples samples) {
    int shift = samples.format().bitsStored() - Byte.SIZE;
    return switch (samples) {
      case Samples.Bytes(var format, var stored) -> widened(stored, format);
      case Samples.Shorts(_, var stored) -> {
        byte[] values = new byte[stored.length];
        for (int i = 0; i < stored.length; i++) {
          values[i] = (byte) (stored[i] >> shift);
        }
        yield values;
      }
      case Samples.Ints(_, var stored) -> {
        byte[] values = new byte[stored.length];
        for (int i = 0; i < stored.length; i++) {
          values[i] = (byte) (stored[i] >> shift);
        }
        yield values;
      }
    };
  }

  private static byte[] widened(byte[] stored, PixelFormat format) {
    byte[] values = stored.clone();
    int most = (1 << format.bitsStored()) - 1;
    if (format.bitsStored() < Byte.SIZE && format.photometric() == Photometric.RGB) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) ((values[i] & most) * 255 / most);
      }
    }
    return values;
  }

  private static void fromFullRange(byte[] values) {
    for (int i = 0; i < values.length; i += CHANNELS) {
      int luminance = (values[i] & 0xFF) << FRACTION;
      int blue = (values[i + 1] & 0xFF) - MIDDLE;
      int red = (values[i + 2] & 0xFF) - MIDDLE;
      values[i] = limited(luminance + 91881 * red);
      values[i + 1] = limited(luminance - 22554 * blue - 46802 * red);
      values[i + 2] = limited(luminance + 116130 * blue);
    }
  }

  private static void fromPartialRange(byte[] values) {
    for (int i = 0; i < values.length; i += CHANNELS) {
      int luminance = 76309 * ((values[i] & 0xFF) - 16);
      int blue = (values[i + 1] & 0xFF) - MIDDLE;
      int red = (values[i + 2] & 0xFF) - MIDDLE;
      values[i] = limited(luminance + 104597 * red);
      values[i + 1] = limited(luminance - 25675 * blue - 53279 * red);
      values[i + 2] = limited(luminance + 132201 * blue);
    }
  }

  private static byte limited(int value) {
    return (byte) Math.max(0, Math.min(255, value + HALF >> FRACTION));
  }
}

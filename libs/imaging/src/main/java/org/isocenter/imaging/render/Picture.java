package org.isocenter.imaging.render;

import org.isocenter.imaging.draw.Canvas;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * What a screen shows: 8 bits of grey, black being 0, or of red, green and blue side by side.
 *
 * @param channels 1 or 3
 * @param values row by row; owned by whoever holds this record
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of pixels, compared by nobody
public record Picture(int rows, int columns, int channels, byte[] values) {

  public Picture {
    if (channels != 1 && channels != 3 || values.length != (long) rows * columns * channels) {
      throw new IllegalArgumentException(
          "%d values are no picture of %d x %d x %d"
              .formatted(values.length, rows, columns, channels));
    }
  }

  /** The value of a brightness, of which 0 is black and 1 white. */
  public static byte grey(double brightness) {
    return (byte) (Math.max(0, Math.min(1, brightness)) * 255 + 0.5);
  }

  /** What draws on these pixels. */
  public Canvas canvas() {
    return new Canvas(rows, columns, channels, values);
  }

  /** The same pixels as an encoder takes them. */
  public Samples.Bytes samples() {
    var photometric = channels == 1 ? Photometric.MONOCHROME2 : Photometric.RGB;
    return new Samples.Bytes(
        new PixelFormat(rows, columns, channels, Byte.SIZE, Byte.SIZE, false, photometric, false),
        values);
  }
}

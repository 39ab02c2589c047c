package org.isocenter.imaging.codec;

import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * The values of a frame while a decoder makes them, row by row. Of what it is given it keeps the
 * bits stored, extended by their sign where values have one, and leaves the rest unread.
 */
public final class SampleRows {
  private final Samples samples;
  private final int columns;
  private final int perPixel;
  private final int mask;
  private final int sign;

  /** Takes the memory of all values, which {@link Bounds#requireRoom} has allowed. */
  public SampleRows(PixelFormat format) {
    int count = Math.toIntExact(format.values());
    samples =
        switch (bytesPerValue(format)) {
          case Byte.BYTES -> new Samples.Bytes(format, new byte[count]);
          case Short.BYTES -> new Samples.Shorts(format, new short[count]);
          default -> new Samples.Ints(format, new int[count]);
        };
    columns = format.columns();
    perPixel = format.samples();
    mask = -1 >>> Integer.SIZE - format.bitsStored();
    sign = format.signed() ? 1 << format.bitsStored() - 1 : 0;
  }

  /** Bytes of the array element in which a value of {@code format} is kept. */
  public static int bytesPerValue(PixelFormat format) {
    if (format.bitsStored() <= Byte.SIZE) {
      return Byte.BYTES;
    }
    return format.bitsStored() <= Short.SIZE ? Short.BYTES : Integer.BYTES;
  }

  /** Keeps a row of one component, whose first value is {@code line[from]}. */
  public void putComponent(int row, int component, int[] line, int from) {
    int at = row * columns * perPixel + component;
    put(line, from, new Run(at, perPixel, columns));
  }

  /** Keeps a row of whole pixels, whose first value is {@code line[from]}. */
  public void putPixels(int row, int[] line, int from) {
    int length = columns * perPixel;
    put(line, from, new Run(row * length, 1, length));
  }

  /** The finished frame. */
  public Samples samples() {
    return samples;
  }

  private record Run(int at, int step, int count) {}

  private void put(int[] line, int from, Run run) {
    switch (samples) {
      case Samples.Bytes(_, var values) -> copy(line, from, values, run);
      case Samples.Shorts(_, var values) -> copy(line, from, values, run);
      case Samples.Ints(_, var values) -> copy(line, from, values, run);
    }
  }

  // Flipping the sign bit and subtracting it again extends it; nothing happens where sign is 0.

  private void copy(int[] line, int from, byte[] values, Run run) {
    int mask = this.mask;
    int sign = this.sign;
    int at = run.at;
    int step = run.step;
    if (step == 1) {
      for (int i = 0; i < run.count; i++) {
        values[at + i] = (byte) ((line[from + i] & mask ^ sign) - sign);
      }
      return;
    }
    for (int i = 0; i < run.count; i++, at += step) {
      values[at] = (byte) ((line[from + i] & mask ^ sign) - sign);
    }
  }

  private void copy(int[] line, int from, short[] values, Run run) {
    int mask = this.mask;
    int sign = this.sign;
    int at = run.at;
    int step = run.step;
    if (step == 1) {
      for (int i = 0; i < run.count; i++) {
        values[at + i] = (short) ((line[from + i] & mask ^ sign) - sign);
      }
      return;
    }
    for (int i = 0; i < run.count; i++, at += step) {
      values[at] = (short) ((line[from + i] & mask ^ sign) - sign);
    }
  }

  private void copy(int[] line, int from, int[] values, Run run) {
    int at = run.at;
    for (int i = 0; i < run.count; i++, at += run.step) {
      values[at] = (line[from + i] & mask ^ sign) - sign;
    }
  }
}

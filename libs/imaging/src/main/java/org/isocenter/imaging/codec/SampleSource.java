package org.isocenter.imaging.codec;

import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** The values of a frame as an encoder takes them, row by row, cut to their bits stored. */
public final class SampleSource {
  /** Bytes of a frame whose code stream is sure to fit into an array, however badly it goes. */
  private static final long MOST_BYTES = 1L << 29;

  private final Samples samples;
  private final PixelFormat format;
  private final int mask;

  private SampleSource(Samples samples) {
    this.samples = samples;
    this.format = samples.format();
    this.mask = -1 >>> Integer.SIZE - format.bitsStored();
  }

  /**
   * Opens {@code samples}.
   *
   * @throws CodecException when the array is not as long as its format says, or half a gigabyte
   */
  public static SampleSource of(Samples samples, EncodeRequest request) throws CodecException {
    requireAll(samples, request);
    if (samples.format().values() * SampleRows.bytesPerValue(samples.format()) > MOST_BYTES) {
      throw request.failure("The frame is too large to be encoded.");
    }
    return new SampleSource(samples);
  }

  /** Refuses samples whose array is not as long as their format says. */
  public static void requireAll(Samples samples, EncodeRequest request) throws CodecException {
    int length =
        switch (samples) {
          case Samples.Bytes(_, var values) -> values.length;
          case Samples.Shorts(_, var values) -> values.length;
          case Samples.Ints(_, var values) -> values.length;
        };
    if (length != samples.format().values()) {
      throw request.failure(
          "There are " + length + " values where " + samples.format().values() + " are due.");
    }
  }

  public PixelFormat format() {
    return format;
  }

  /** Copies a row of one component to {@code line[from]} and on. */
  public void component(int row, int component, int[] line, int from) {
    int step = format.samples();
    copy(row * format.columns() * step + component, step, line, new Target(from, format.columns()));
  }

  /** Copies a row of whole pixels to the start of {@code line}. */
  public void pixels(int row, int[] line) {
    int length = format.columns() * format.samples();
    copy(row * length, 1, line, new Target(0, length));
  }

  private record Target(int from, int count) {}

  private void copy(int first, int step, int[] line, Target target) {
    switch (samples) {
      case Samples.Bytes(_, var values) -> copy(values, first, step, line, target);
      case Samples.Shorts(_, var values) -> copy(values, first, step, line, target);
      case Samples.Ints(_, var values) -> copy(values, first, step, line, target);
    }
  }

  // Neighbours have a loop of their own, of which the processor does many rounds at a time.

  private void copy(byte[] values, int first, int step, int[] line, Target target) {
    int mask = this.mask;
    int from = target.from;
    int count = target.count;
    if (step == 1) {
      for (int i = 0; i < count; i++) {
        line[from + i] = values[first + i] & mask;
      }
      return;
    }
    for (int i = 0, at = first; i < count; i++, at += step) {
      line[from + i] = values[at] & mask;
    }
  }

  private void copy(short[] values, int first, int step, int[] line, Target target) {
    int mask = this.mask;
    int from = target.from;
    int count = target.count;
    if (step == 1) {
      for (int i = 0; i < count; i++) {
        line[from + i] = values[first + i] & mask;
      }
      return;
    }
    for (int i = 0, at = first; i < count; i++, at += step) {
      line[from + i] = values[at] & mask;
    }
  }

  private void copy(int[] values, int first, int step, int[] line, Target target) {
    int from = target.from;
    int count = target.count;
    for (int i = 0, at = first; i < count; i++, at += step) {
      line[from + i] = values[at] & mask;
    }
  }
}

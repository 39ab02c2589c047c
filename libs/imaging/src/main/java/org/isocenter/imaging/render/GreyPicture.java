package org.isocenter.imaging.render;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Grey values through all their transformations. Up to 16 bits these are folded into one table over
 * everything that can be stored.
 */
final class GreyPicture {
  private final PixelFormat format;
  private final GreyTransform transform;
  private final Dataset instance;

  private GreyPicture(PixelFormat format, GreyTransform transform, Dataset instance) {
    this.format = format;
    this.transform = transform;
    this.instance = instance;
  }

  static Picture of(Samples samples, GreyTransform transform, Dataset instance) {
    var format = samples.format();
    var grey = new GreyPicture(format, transform, instance);
    byte[] values =
        switch (samples) {
          case Samples.Bytes(_, var stored) -> grey.bytes(stored);
          case Samples.Shorts(_, var stored) -> grey.shorts(stored);
          case Samples.Ints(_, var stored) -> grey.ints(stored);
        };
    return new Picture(format.rows(), format.columns(), 1, values);
  }

  private byte[] bytes(byte[] stored) {
    // Few bits are shown as they are: a picture of a dark room stays dark.
    byte[] table = table(Range.of(1 << format.bitsStored(), format::value));
    int mask = table.length - 1;
    byte[] values = new byte[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = table[stored[i] & mask];
    }
    return values;
  }

  private byte[] shorts(short[] stored) {
    byte[] table = table(range(stored.length, i -> stored[i]));
    int mask = table.length - 1;
    byte[] values = new byte[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = table[stored[i] & mask];
    }
    return values;
  }

  private byte[] ints(int[] stored) {
    var brightness = brightness(range(stored.length, i -> stored[i]));
    byte[] values = new byte[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = Picture.grey(brightness.applyAsDouble(format.value(stored[i])));
    }
    return values;
  }

  private byte[] table(Range range) {
    var brightness = brightness(range);
    byte[] table = new byte[1 << format.bitsStored()];
    for (int i = 0; i < table.length; i++) {
      table[i] = Picture.grey(brightness.applyAsDouble(format.value(i)));
    }
    return table;
  }

  private DoubleUnaryOperator brightness(Range range) {
    double one = transform.modality().applyAsDouble(range.low);
    double other = transform.modality().applyAsDouble(range.high);
    return transform.within(Math.min(one, other), Math.max(one, other));
  }

  /** The least and the greatest stored value, where these decide. */
  private Range range(int count, IntUnaryOperator stored) {
    if (transform.valuesOfInterest().isPresent()) {
      return Range.NONE;
    }
    var padding = padding();
    return Range.of(
        count,
        i -> {
          double value = format.value(stored.applyAsInt(i));
          return padding.holds(value) ? Double.NaN : value;
        });
  }

  /** Values that are no image, PS3.3 C.7.5.1.1.2. */
  private Range padding() {
    var value = FrameAttributes.number(instance, Tags.PIXEL_PADDING_VALUE);
    if (value.isEmpty()) {
      return Range.NONE;
    }
    var limit = FrameAttributes.number(instance, Tags.PIXEL_PADDING_RANGE_LIMIT);
    double one = format.value((int) (long) value.getAsDouble());
    double other = limit.isPresent() ? format.value((int) (long) limit.getAsDouble()) : one;
    return new Range(Math.min(one, other), Math.max(one, other));
  }

  /** From {@code low} to {@code high}, both included. */
  private record Range(double low, double high) {
    static final Range NONE = new Range(Double.NaN, Double.NaN);

    boolean holds(double value) {
      return low <= value && value <= high;
    }

    /** What {@code count} values span, without those that are NaN. */
    static Range of(int count, IntToDoubleFunction values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        double value = values.applyAsDouble(i);
        if (value < low) {
          low = value;
        }
        if (value > high) {
          high = value;
        }
      }
      return low <= high ? new Range(low, high) : NONE;
    }
  }
}

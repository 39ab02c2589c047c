package org.isocenter.imaging.presentation;

import java.util.Arrays;
import java.util.Collections;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.jspecify.annotations.Nullable;

/**
 * A frame less its mask, PS3.4 N.2.1.2: takes the frames that both are the means of one after the
 * other, sums them behind their modality transformation, and subtracts at the end.
 */
public final class Subtraction {

  /** What it takes for each pixel of a frame while it lasts: two sums. */
  public static final int BYTES_PER_PIXEL = 2 * Float.BYTES;

  private final PresentedFrame frame;
  private final Mask mask;
  private final PixelFormat declared;
  private final float[] contrast;
  private final float[] masked;
  private @Nullable PixelFormat stored;

  /** Begins, with room for the sums. */
  public Subtraction(PresentedFrame frame, Mask mask, PixelFormat declared) {
    this.frame = frame;
    this.mask = mask;
    this.declared = declared;
    this.contrast = new float[Math.toIntExact(declared.pixels())];
    this.masked = new float[contrast.length];
  }

  /**
   * Takes one of {@link Mask#all}.
   *
   * @throws UnrenderableException when it is no frame of greys, or of another size than the others
   */
  public void add(int number, Samples samples) throws UnrenderableException {
    var format = samples.format();
    if (format.samples() != 1 || declared.photometric() == Photometric.PALETTE_COLOR) {
      throw new UnrenderableException("A mask can be subtracted from greys alone.");
    }
    if (format.rows() != declared.rows() || format.columns() != declared.columns()) {
      throw new UnrenderableException("The mask and the frame have different sizes.");
    }
    var modality = frame.subtracted(number).operator();
    // A frame may be named more than once, and then weighs more.
    add(contrast, samples, modality, Collections.frequency(mask.contrast(), number));
    add(masked, samples, modality, Collections.frequency(mask.frames(), number));
    stored = format;
  }

  private static void add(float[] sums, Samples samples, DoubleUnaryOperator modality, int times) {
    if (times == 0) {
      return;
    }
    IntUnaryOperator stored =
        switch (samples) {
          case Samples.Bytes(_, var values) -> i -> values[i];
          case Samples.Shorts(_, var values) -> i -> values[i];
          case Samples.Ints(_, var values) -> i -> values[i];
        };
    for (int i = 0; i < sums.length; i++) {
      double value = samples.format().value(stored.applyAsInt(i));
      sums[i] += (float) (times * modality.applyAsDouble(value));
    }
  }

  /** The difference as it is to be looked at. */
  public Picture render(View view) throws UnrenderableException {
    if (stored == null) {
      throw new IllegalStateException("There are no frames to subtract.");
    }
    return frame.presented(picture(frame.ofDifference(stored)), declared, view);
  }

  private Picture picture(DoubleUnaryOperator brightness) {
    byte[] values = new byte[contrast.length];
    double ofContrast = 1.0 / mask.contrast().size();
    double ofMask = mask.weight() / mask.frames().size();
    var shifts = new MaskShift[declared.columns()];
    for (int row = 0; row < declared.rows(); row++) {
      Arrays.fill(shifts, MaskShift.NONE);
      for (MaskShift shift : mask.shifts()) {
        shift.enter(row, shifts);
      }
      for (int column = 0; column < declared.columns(); column++) {
        int i = row * declared.columns() + column;
        double moved = maskAt(row - shifts[column].down(), column + shifts[column].left());
        double difference = contrast[i] * ofContrast - moved * ofMask;
        values[i] = Picture.grey(brightness.applyAsDouble(difference));
      }
    }
    return new Picture(declared.rows(), declared.columns(), 1, values);
  }

  /** Between pixels what lies between their values; beyond the edge what is at the edge. */
  private double maskAt(double row, double column) {
    double y = Math.clamp(row, 0.0, declared.rows() - 1.0);
    double x = Math.clamp(column, 0.0, declared.columns() - 1.0);
    int top = (int) y;
    int left = (int) x;
    double upper = inRow(top, left, x - left);
    double lower = inRow(Math.min(top + 1, declared.rows() - 1), left, x - left);
    return upper + (lower - upper) * (y - top);
  }

  private double inRow(int row, int left, double fraction) {
    int at = row * declared.columns();
    double one = masked[at + left];
    double other = masked[at + Math.min(left + 1, declared.columns() - 1)];
    return one + (other - one) * fraction;
  }
}

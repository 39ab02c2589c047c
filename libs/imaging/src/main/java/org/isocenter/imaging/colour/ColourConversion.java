package org.isocenter.imaging.colour;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.isocenter.imaging.render.Picture;

/**
 * Pictures from one colour space in another, colorimetrically: light is the same, and what the
 * other space cannot hold is cut off.
 */
public final class ColourConversion {
  private static final int LEVELS = 256;

  /** Entries over the square root of light, in which all curves are nearly straight. */
  private static final int STEPS = 4096;

  private static final int BISECTIONS = 24;

  /** The values of light in each space, whose three channels have the same curve. */
  private static final Map<ColourSpace, byte[]> VALUES = new EnumMap<>(ColourSpace.class);

  static {
    for (var space : ColourSpace.values()) {
      VALUES.put(space, valuesOf(space));
    }
  }

  private final double[][] light = new double[3][LEVELS];
  private final double[] matrix;
  private final byte[] values;

  private ColourConversion(RgbModel from, ColourSpace to) throws ProfileException {
    matrix = from.to(to.model());
    values = Objects.requireNonNull(VALUES.get(to));
    for (int channel = 0; channel < 3; channel++) {
      for (int level = 0; level < LEVELS; level++) {
        light[channel][level] = from.curves().get(channel).light(level / 255.0);
      }
    }
  }

  /**
   * From what a profile says to a space with a name.
   *
   * @throws ProfileException when the profile cannot be reckoned with
   */
  public static ColourConversion of(IccProfile profile, ColourSpace to) throws ProfileException {
    return new ColourConversion(profile.model(), to);
  }

  /** From one space to another. */
  public static ColourConversion of(ColourSpace from, ColourSpace to) throws ProfileException {
    return new ColourConversion(from.model(), to);
  }

  private static byte[] valuesOf(ColourSpace space) {
    var curve = space.model().curves().getFirst();
    byte[] values = new byte[STEPS];
    for (int step = 0; step < STEPS; step++) {
      double root = step / (STEPS - 1.0);
      values[step] = value(curve, root * root);
    }
    return values;
  }

  /** The value that has this light, found by halving: curves of the named spaces rise. */
  private static byte value(ToneCurve curve, double wanted) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (curve.light(middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (byte) (high * 255 + 0.5);
  }

  /** Converts in place; greys stay as they are. */
  public void apply(Picture picture) {
    if (picture.channels() != 3) {
      return;
    }
    byte[] pixels = picture.values();
    for (int i = 0; i < pixels.length; i += 3) {
      double red = light[0][pixels[i] & 0xFF];
      double green = light[1][pixels[i + 1] & 0xFF];
      double blue = light[2][pixels[i + 2] & 0xFF];
      for (int channel = 0; channel < 3; channel++) {
        double shown =
            matrix[3 * channel] * red
                + matrix[3 * channel + 1] * green
                + matrix[3 * channel + 2] * blue;
        pixels[i + channel] = values[step(shown)];
      }
    }
  }

  /** What is no number at all counts as dark. */
  private static int step(double shown) {
    return (int) (Math.sqrt(Math.max(0, Math.min(1, shown))) * (STEPS - 1) + 0.5);
  }
}

package org.isocenter.imaging.colour;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The colour spaces that PS3.18 8.3.5.1.5 and Color Space (0028,2002) know by name. */
@SuppressWarnings("ImmutableEnumChecker") // its numbers are never handed out to be changed
public enum ColourSpace {
  /** IEC 61966-2-1. */
  SRGB(
      "sRGB",
      Curves.SRGB,
      new double[] {
        0.4360747, 0.3850649, 0.1430804, //
        0.2225045, 0.7168786, 0.0606169, //
        0.0139322, 0.0971045, 0.7141733
      },
      true),
  /** ISO 12640-4, Adobe RGB (1998). */
  ADOBERGB(
      "Adobe RGB (1998) compatible",
      ToneCurve.Power.of(563 / 256.0),
      new double[] {
        0.6097559, 0.2052401, 0.1492240, //
        0.3111242, 0.6256560, 0.0632197, //
        0.0194811, 0.0608902, 0.7448387
      },
      true),
  /** ISO 22028-2, also called ProPhoto RGB. */
  ROMMRGB(
      "ROMM RGB",
      new ToneCurve.Power(1.8, 1, 0, 1 / 16.0, 1 / 32.0, 0, 0),
      new double[] {
        0.7976749, 0.1351917, 0.0313534, //
        0.2880402, 0.7118741, 0.0000857, //
        0.0000000, 0.0000000, 0.8252100
      },
      false),
  /** SMPTE EG 432-1 with the white point and curve of sRGB. */
  DISPLAYP3(
      "Display P3 compatible",
      Curves.SRGB,
      new double[] {
        0.5151187, 0.2919778, 0.1571035, //
        0.2411892, 0.6922441, 0.0665668, //
        -0.0010505, 0.0418791, 0.7840713
      },
      true);

  /** Constants of an enum cannot use those of the enum itself. */
  private static final class Curves {
    static final ToneCurve.Power SRGB =
        new ToneCurve.Power(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, 0, 0);
  }

  private final String label;
  private final ToneCurve.Power curve;
  private final double[] matrix;
  private final boolean daylight;

  ColourSpace(String label, ToneCurve.Power curve, double[] matrix, boolean daylight) {
    this.label = label;
    this.curve = curve;
    this.matrix = matrix;
    this.daylight = daylight;
  }

  /** The space that a defined term or parameter names, in any case. */
  public static Optional<ColourSpace> of(String name) {
    String term = name.strip().toUpperCase(Locale.ROOT);
    for (var each : values()) {
      if (each.name().equals(term)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  RgbModel model() {
    return new RgbModel(List.of(curve, curve, curve), matrix.clone());
  }

  /** A profile of this space that says nothing else. */
  public byte[] profile() {
    return ProfileWriter.write(label, curve, matrix, daylight);
  }
}

package org.isocenter.imaging.colour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An ICC profile of an image, ICC.1:2022 clause 7, read in pure Java: it may come from anywhere,
 * and what it says is checked before it is believed. Profiles of matrix and tone curves can be
 * reckoned with; those that only have lookup tables can be handed on.
 */
public final class IccProfile {
  private static final int HEADER = 128;
  private static final int ENTRY = 12;
  private static final int MOST_TAGS = 1024;
  private static final int MOST_ENTRIES = 65_536;
  private static final double FIXED = 65536;

  /** Numbers of the parametric functions 0 to 4. */
  private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

  private final byte[] bytes;

  private IccProfile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a profile, behind which padding may stand.
   *
   * @throws ProfileException when it is none, or not one of colours in red, green and blue
   */
  public static IccProfile read(byte[] stored) throws ProfileException {
    if (stored.length < HEADER + Integer.BYTES || !text(stored, 36).equals("acsp")) {
      throw broken();
    }
    int size = ByteBuffer.wrap(stored).getInt();
    if (size < HEADER + Integer.BYTES || size > stored.length) {
      throw broken();
    }
    if (!text(stored, 16).equals("RGB ")) {
      throw new ProfileException("The ICC profile is not one of red, green and blue.");
    }
    return new IccProfile(Arrays.copyOf(stored, size));
  }

  /** The profile as a file may have it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What it says of red, green and blue. */
  RgbModel model() throws ProfileException {
    List<ToneCurve> curves = new ArrayList<>();
    double[] matrix = new double[9];
    List<String> colours = List.of("r", "g", "b");
    for (int i = 0; i < colours.size(); i++) {
      var light = tag(colours.get(i) + "XYZ");
      var curve = tag(colours.get(i) + "TRC");
      if (light.isEmpty() || curve.isEmpty() || !text(bytes, 20).equals("XYZ ")) {
        throw new ProfileException(
            "The ICC profile has lookup tables instead of a matrix, which are not reckoned with"
                + " here: ask for iccprofile=yes.");
      }
      addColumn(light.get(), matrix, i);
      curves.add(curve(curve.get()));
    }
    return new RgbModel(curves, matrix);
  }

  private static void addColumn(ByteBuffer value, double[] matrix, int column)
      throws ProfileException {
    if (value.remaining() < 20) {
      throw broken();
    }
    for (int row = 0; row < 3; row++) {
      matrix[3 * row + column] = fixed(value, 8 + row * Integer.BYTES);
    }
  }

  private static ToneCurve curve(ByteBuffer value) throws ProfileException {
    if (value.remaining() < 12) {
      throw broken();
    }
    byte[] type = new byte[4];
    value.get(0, type);
    return switch (new String(type, ISO_8859_1)) {
      case "curv" -> sampled(value);
      case "para" -> parametric(value);
      default -> throw broken();
    };
  }

  private static ToneCurve sampled(ByteBuffer value) throws ProfileException {
    int count = value.getInt(8);
    if (count == 0) {
      return ToneCurve.Power.of(1);
    }
    if (count < 0 || count > MOST_ENTRIES || value.remaining() - 12 < count * 2) {
      throw broken();
    }
    if (count == 1) {
      return ToneCurve.Power.of((value.getShort(12) & 0xFFFF) / 256.0);
    }
    double[] entries = new double[count];
    for (int i = 0; i < count; i++) {
      entries[i] = (value.getShort(12 + 2 * i) & 0xFFFF) / 65535.0;
    }
    return new ToneCurve.Sampled(entries);
  }

  private static ToneCurve parametric(ByteBuffer value) throws ProfileException {
    int function = value.getShort(8);
    if (function < 0
        || function >= PARAMETERS.length
        || value.remaining() < 12 + PARAMETERS[function] * Integer.BYTES) {
      throw broken();
    }
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < PARAMETERS[function]; i++) {
      numbers.add(fixed(value, 12 + i * Integer.BYTES));
    }
    if (function > 0 && numbers.get(1) == 0) {
      throw broken();
    }
    return ToneCurve.Power.of(function, numbers);
  }

  private static double fixed(ByteBuffer value, int at) {
    return value.getInt(at) / FIXED;
  }

  private Optional<ByteBuffer> tag(String name) throws ProfileException {
    var profile = ByteBuffer.wrap(bytes);
    int count = profile.getInt(HEADER);
    if (count < 0 || count > MOST_TAGS || HEADER + 4 + (long) count * ENTRY > bytes.length) {
      throw broken();
    }
    for (int i = 0; i < count; i++) {
      int at = HEADER + Integer.BYTES + i * ENTRY;
      if (text(bytes, at).equals(name)) {
        long offset = Integer.toUnsignedLong(profile.getInt(at + 4));
        long length = Integer.toUnsignedLong(profile.getInt(at + 8));
        if (offset + length > bytes.length) {
          throw broken();
        }
        return Optional.of(profile.slice((int) offset, (int) length));
      }
    }
    return Optional.empty();
  }

  private static String text(byte[] bytes, int at) {
    return new String(bytes, at, 4, ISO_8859_1);
  }

  private static ProfileException broken() {
    return new ProfileException("The ICC profile is broken.");
  }
}

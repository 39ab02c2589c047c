package org.isocenter.imaging.colour;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes display profiles of three components, ICC.1 8.4.3, with nothing but what is required. */
final class ProfileWriter {
  private static final int HEADER = 128;
  private static final int ENTRY = 12;
  private static final int VERSION = 0x04300000;
  private static final double FIXED = 65536;
  private static final double[] D50 = {0.9642, 1, 0.8249};

  /** Bradford's adaptation from D65. */
  private static final double[] FROM_DAYLIGHT = {
    1.0478112, 0.0228866, -0.0501270, //
    0.0295424, 0.9904844, -0.0170491, //
    -0.0092345, 0.0150436, 0.7521316
  };

  private ProfileWriter() {}

  static byte[] write(String label, ToneCurve.Power curve, double[] matrix, boolean daylight) {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", text(label));
    tags.put("cprt", text("CC0"));
    tags.put("wtpt", numbers("XYZ ", D50));
    if (daylight) {
      tags.put("chad", numbers("sf32", FROM_DAYLIGHT));
    }
    tags.put("rXYZ", numbers("XYZ ", matrix[0], matrix[3], matrix[6]));
    tags.put("gXYZ", numbers("XYZ ", matrix[1], matrix[4], matrix[7]));
    tags.put("bXYZ", numbers("XYZ ", matrix[2], matrix[5], matrix[8]));
    byte[] tone = curve(curve);
    tags.put("rTRC", tone);
    tags.put("gTRC", tone);
    tags.put("bTRC", tone);
    return assembled(tags);
  }

  private static byte[] assembled(Map<String, byte[]> tags) {
    int start = HEADER + Integer.BYTES + tags.size() * ENTRY;
    var data = new ByteArrayOutputStream();
    var table = ByteBuffer.allocate(start - HEADER).putInt(tags.size());
    tags.forEach((name, value) -> {
      table.put(name.getBytes(US_ASCII)).putInt(start + data.size()).putInt(value.length);
      data.writeBytes(value);
      data.writeBytes(new byte[-value.length & 3]);
    });
    int size = start + data.size();
    return ByteBuffer.allocate(size)
        .put(header(size))
        .put(table.array())
        .put(data.toByteArray())
        .array();
  }

  private static byte[] header(int size) {
    var header = ByteBuffer.allocate(HEADER);
    header.putInt(size).putInt(0).putInt(VERSION);
    header.put("mntrRGB XYZ ".getBytes(US_ASCII));
    // The day of the standard: the same bytes whenever they are made.
    for (int part : new int[] {2022, 5, 1, 0, 0, 0}) {
      header.putShort((short) part);
    }
    header.put("acsp".getBytes(US_ASCII));
    header.position(68);
    for (double each : D50) {
      header.putInt(fixed(each));
    }
    return header.array();
  }

  /** A multi-localized text of one language, ICC.1 10.15. */
  private static byte[] text(String text) {
    byte[] characters = text.getBytes(UTF_16BE);
    return ByteBuffer.allocate(28 + characters.length)
        .put("mluc".getBytes(US_ASCII))
        .putInt(0)
        .putInt(1)
        .putInt(ENTRY)
        .put("enUS".getBytes(US_ASCII))
        .putInt(characters.length)
        .putInt(28)
        .put(characters)
        .array();
  }

  private static byte[] numbers(String type, double... numbers) {
    var buffer = ByteBuffer.allocate(8 + numbers.length * Integer.BYTES);
    buffer.put(type.getBytes(US_ASCII)).putInt(0);
    for (double each : numbers) {
      buffer.putInt(fixed(each));
    }
    return buffer.array();
  }

  /** The parametric function of a power with a straight foot. */
  private static byte[] curve(ToneCurve.Power curve) {
    var buffer = ByteBuffer.allocate(32).put("para".getBytes(US_ASCII)).putInt(0);
    buffer.putShort((short) 3).putShort((short) 0);
    for (double each : new double[] {curve.gamma(), curve.a(), curve.b(), curve.c(), curve.d()}) {
      buffer.putInt(fixed(each));
    }
    return buffer.array();
  }

  private static int fixed(double number) {
    return (int) Math.round(number * FIXED);
  }
}

package org.isocenter.dicom.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;

/** Turns the texts and numbers of a Value array into an element, PS3.18 table F.2.3-1. */
final class ValueEncoder {
  private ValueEncoder() {}

  /**
   * @throws IllegalArgumentException when a text is no value of the VR
   */
  static Element encode(int tag, Vr vr, List<String> texts) {
    if (vr.isText()) {
      return Element.text(tag, vr, texts.toArray(String[]::new));
    }
    if (texts.isEmpty()) {
      return Element.value(tag, vr, new byte[0]);
    }
    int unit = vr == Vr.AT ? Integer.BYTES : vr.unitSize();
    var bytes =
        ByteBuffer.allocate(Math.multiplyExact(unit, texts.size())).order(ByteOrder.LITTLE_ENDIAN);
    for (String text : texts) {
      number(vr, text, bytes);
    }
    return Element.value(tag, vr, bytes.array());
  }

  private static void number(Vr vr, String text, ByteBuffer bytes) {
    switch (vr) {
      case US -> bytes.putShort((short) inRange(text, 0, 0xFFFF));
      case SS -> bytes.putShort((short) inRange(text, Short.MIN_VALUE, Short.MAX_VALUE));
      case UL -> bytes.putInt((int) inRange(text, 0, 0xFFFF_FFFFL));
      case SL -> bytes.putInt((int) inRange(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case SV -> bytes.putLong(Long.parseLong(text));
      case UV -> bytes.putLong(Long.parseUnsignedLong(text));
      case FL -> bytes.putFloat((float) floating(text));
      case FD -> bytes.putDouble(floating(text));
      case AT -> {
        int attribute = Tag.parseHex(text);
        bytes.putShort((short) Tag.group(attribute)).putShort((short) Tag.element(attribute));
      }
      default -> throw new IllegalArgumentException(vr + " has no Value array");
    }
  }

  /** Integers may come as 1.0 or 1e3 from writers that know only floating point. */
  private static long inRange(String text, long least, long most) {
    long value = new BigDecimal(text).longValueExact();
    if (value < least || value > most) {
      throw new IllegalArgumentException("a number is out of the range of its VR");
    }
    return value;
  }

  private static double floating(String text) {
    return switch (text) {
      case "inf", "+inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      case "nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }
}

package org.isocenter.dicom.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;

/** Values by VR, PS3.18 table F.2.3-1, each with its key: Value or InlineBinary, or neither. */
final class JsonValues {
  private static final byte[] BINARY_START = ascii(",\"InlineBinary\":\"");

  /** Beyond this, ECMAScript and others would round: PS3.18 F.2.3 allows strings. */
  private static final long LARGEST_SAFE = (1L << 53) - 1;

  private static final VarHandle SHORT_LITTLE = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BIG = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LITTLE = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BIG = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LITTLE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BIG = view(long[].class, ByteOrder.BIG_ENDIAN);

  private final JsonBytes out;
  private final JsonTexts texts;

  JsonValues(JsonBytes out) {
    this.out = out;
    this.texts = new JsonTexts(out);
  }

  /** Writes what can be written, and answers whether that was the whole value. */
  boolean write(Vr vr, byte[] buf, int off, int len, boolean bigEndian, SpecificCharacterSet set) {
    if (vr.isText()) {
      texts.write(vr, buf, off, len, set);
      return true;
    }
    return switch (vr) {
      case AT, FD, FL, SL, SS, SV, UL, US, UV -> numbers(vr, buf, off, len, bigEndian);
      default -> binary(vr, buf, off, len, bigEndian);
    };
  }

  private boolean numbers(Vr vr, byte[] buf, int off, int len, boolean bigEndian) {
    int unit = vr == Vr.AT ? Integer.BYTES : vr.unitSize();
    int count = len / unit;
    if (count > 0) {
      out.valueStart();
      for (int i = 0; i < count; i++) {
        if (i > 0) {
          out.octet(',');
        }
        number(vr, buf, off + i * unit, bigEndian);
      }
      out.octet(']');
    }
    return count * unit == len;
  }

  private void number(Vr vr, byte[] buf, int at, boolean bigEndian) {
    switch (vr) {
      case US -> out.decimal(int16(buf, at, bigEndian) & 0xFFFF);
      case SS -> out.decimal(int16(buf, at, bigEndian));
      case UL -> out.decimal(Integer.toUnsignedLong(int32(buf, at, bigEndian)));
      case SL -> out.decimal(int32(buf, at, bigEndian));
      case FL -> floating(Float.intBitsToFloat(int32(buf, at, bigEndian)));
      case FD -> floating(Double.longBitsToDouble(int64(buf, at, bigEndian)));
      case SV -> signed(int64(buf, at, bigEndian));
      case UV -> unsigned(int64(buf, at, bigEndian));
      case AT -> attribute(int16(buf, at, bigEndian), int16(buf, at + 2, bigEndian));
      default -> throw new IllegalArgumentException(vr + " is no number");
    }
  }

  private void floating(float value) {
    if (value == (int) value && value != 0) {
      out.decimal((int) value);
    } else {
      decimals(Float.toString(value), Float.isFinite(value));
    }
  }

  private void floating(double value) {
    if (value == (int) value && value != 0) {
      out.decimal((int) value);
    } else {
      decimals(Double.toString(value), Double.isFinite(value));
    }
  }

  /** The shortest digits that give the same value again; "NaN" and "Infinity" as strings. */
  private void decimals(String digits, boolean finite) {
    if (finite) {
      out.ascii(digits.getBytes(StandardCharsets.US_ASCII));
    } else {
      quoted(digits);
    }
  }

  private void signed(long value) {
    if (value >= -LARGEST_SAFE && value <= LARGEST_SAFE) {
      out.decimal(value);
    } else {
      quoted(Long.toString(value));
    }
  }

  private void unsigned(long value) {
    if (value >= 0 && value <= LARGEST_SAFE) {
      out.decimal(value);
    } else {
      quoted(Long.toUnsignedString(value));
    }
  }

  private void attribute(int group, int element) {
    out.octet('"');
    out.hex(Tag.of(group, element));
    out.octet('"');
  }

  private void quoted(String text) {
    out.octet('"');
    out.text(text);
    out.octet('"');
  }

  /** OB to OW and UN in little endian, PS3.18 F.2.7. */
  private boolean binary(Vr vr, byte[] buf, int off, int len, boolean bigEndian) {
    if (len == 0) {
      return true;
    }
    out.ascii(BINARY_START);
    if (bigEndian && vr.unitSize() > 1) {
      byte[] swapped = swapped(buf, off, len, vr.unitSize());
      out.base64(swapped, 0, len);
    } else {
      out.base64(buf, off, off + len);
    }
    out.octet('"');
    return true;
  }

  private static byte[] swapped(byte[] buf, int off, int len, int unit) {
    byte[] swapped = new byte[len];
    int whole = len - len % unit;
    for (int i = 0; i < whole; i++) {
      swapped[i] = buf[off + i - i % unit + unit - 1 - i % unit];
    }
    System.arraycopy(buf, off + whole, swapped, whole, len - whole);
    return swapped;
  }

  private static short int16(byte[] buf, int at, boolean bigEndian) {
    return bigEndian ? (short) SHORT_BIG.get(buf, at) : (short) SHORT_LITTLE.get(buf, at);
  }

  private static int int32(byte[] buf, int at, boolean bigEndian) {
    return bigEndian ? (int) INT_BIG.get(buf, at) : (int) INT_LITTLE.get(buf, at);
  }

  private static long int64(byte[] buf, int at, boolean bigEndian) {
    return bigEndian ? (long) LONG_BIG.get(buf, at) : (long) LONG_LITTLE.get(buf, at);
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  private static byte[] ascii(String constant) {
    return constant.getBytes(StandardCharsets.US_ASCII);
  }
}

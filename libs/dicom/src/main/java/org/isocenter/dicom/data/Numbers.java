package org.isocenter.dicom.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a value, PS3.5 section 6.2, from little endian bytes or from text. */
public final class Numbers {

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  private Numbers() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Integer, Long, BigInteger (UV), Float or Double by the VR; BigDecimal for DS and Long for IS.
   * Trailing bytes that make no whole number, and text that is none, are left out.
   */
  public static List<Number> of(Element.Value value) {
    return switch (value.vr()) {
      case DS -> DecimalString.numbers(value);
      case IS -> IntegerString.numbers(value);
      case AT, FD, FL, OD, OF, OL, OV, OW, OB, UN, SL, SS, SV, UL, US, UV -> binary(value);
      default -> List.of();
    };
  }

  private static List<Number> binary(Element.Value value) {
    int unit = value.vr() == Vr.AT ? 4 : value.vr().unitSize();
    var bytes = value.bytes();
    var numbers = new ArrayList<Number>(bytes.length / unit);
    for (int at = 0; at + unit <= bytes.length; at += unit) {
      numbers.add(at(value.vr(), bytes, at));
    }
    return numbers;
  }

  private static Number at(Vr vr, byte[] bytes, int at) {
    return switch (vr) {
      case AT -> Tag.of((short) SHORT.get(bytes, at), (short) SHORT.get(bytes, at + 2));
      case US, OW -> (short) SHORT.get(bytes, at) & 0xFFFF;
      case SS -> (int) (short) SHORT.get(bytes, at);
      case UL, OL -> (int) INT.get(bytes, at) & 0xFFFF_FFFFL;
      case SL -> (int) INT.get(bytes, at);
      case UV, OV -> new BigInteger(Long.toUnsignedString((long) LONG.get(bytes, at)));
      case SV -> (long) LONG.get(bytes, at);
      case FL, OF -> (float) FLOAT.get(bytes, at);
      case FD, OD -> (double) DOUBLE.get(bytes, at);
      default -> bytes[at] & 0xFF;
    };
  }
}

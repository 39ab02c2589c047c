package org.isocenter.imaging.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bytes of a code stream while an encoder makes them. */
public final class CodeStreamOutput {
  private static final int SMALLEST = 1 << 12;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  /**
   * Begins with nothing.
   *
   * @param expected how many bytes it is likely to become
   */
  public CodeStreamOutput(long expected) {
    bytes = new byte[(int) Math.max(SMALLEST, Math.min(expected, Integer.MAX_VALUE / 2))];
  }

  public void writeByte(int value) {
    if (size == bytes.length) {
      grow();
    }
    bytes[size++] = (byte) value;
  }

  private void grow() {
    bytes = Arrays.copyOf(bytes, Math.multiplyExact(bytes.length, 2));
  }

  /** Writes the upper byte first. */
  public void writeShort(int value) {
    writeByte(value >> 8);
    writeByte(value);
  }

  /** Writes the upper byte first. */
  public void writeInt(int value) {
    if (size > bytes.length - Integer.BYTES) {
      grow();
    }
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /** Writes the two bytes of a marker. */
  public void writeMarker(int marker) {
    writeByte(0xFF);
    writeByte(marker);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}

package org.isocenter.imaging.codec.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** The cells of an uncompressed frame, PS3.5 section 8.1 and PS3.3 C.7.6.3.1. */
final class NativeLayout {
  private static final VarHandle LITTLE_SHORT = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_SHORT = view(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LITTLE_INT = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_INT = view(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] frame;
  private final DecodeRequest request;
  private final PixelFormat declared;
  private final boolean bigEndian;

  private NativeLayout(byte[] frame, DecodeRequest request) {
    this.frame = frame;
    this.request = request;
    this.declared = request.declared();
    this.bigEndian = request.syntax().bigEndian();
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  static Samples read(byte[] frame, DecodeRequest request) throws CodecException {
    Bounds.of(request).requireRoom(request.declared(), 0);
    return new NativeLayout(frame, request).read();
  }

  /** Bytes of an uncompressed frame in which every pixel has all of its samples. */
  static long length(PixelFormat format) {
    return Math.ceilDiv(format.values() * format.bitsAllocated(), Byte.SIZE);
  }

  /** Bytes of a frame in which two neighbours share their chrominances. */
  static long halfChromaLength(PixelFormat format) {
    return (long) format.rows() * Math.ceilDiv(format.columns(), 2) * 4;
  }

  private Samples read() throws CodecException {
    if (declared.photometric() == Photometric.YBR_PARTIAL_420) {
      throw request.failure(-1, "YBR_PARTIAL_420 has no uncompressed form.");
    }
    boolean halfChroma = isHalfChroma() && frame.length < length(declared);
    long due = halfChroma ? halfChromaLength(declared) : length(declared);
    if (frame.length < due) {
      throw request.failure(
          frame.length, "The frame has %d of %d bytes.".formatted(frame.length, due));
    }
    var bounds = Bounds.of(request);
    if (holdsValuesAsTheyAre()) {
      bounds.requireTime();
      return shorts();
    }
    var rows = new SampleRows(declared.interleaved(interpretation()));
    var line = new int[declared.columns() * declared.samples()];
    for (int row = 0; row < declared.rows(); row++) {
      bounds.requireTime();
      if (halfChroma) {
        halfChromaRow(row, line);
        rows.putPixels(row, line, 0);
      } else {
        fullRow(row, line, rows);
      }
    }
    return rows.samples();
  }

  /** Whether each cell is what its value is kept in, as it is in most of the images there are. */
  private boolean holdsValuesAsTheyAre() {
    return declared.bitsAllocated() == Short.SIZE
        && SampleRows.bytesPerValue(declared) == Short.BYTES
        && (declared.samples() == 1 || !declared.planar());
  }

  /** All cells at once, without the bits that are not stored. */
  private Samples shorts() {
    var values = new short[Math.toIntExact(declared.values())];
    ByteBuffer.wrap(frame)
        .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(values);
    if (declared.bitsStored() < Short.SIZE) {
      int mask = (1 << declared.bitsStored()) - 1;
      int sign = declared.signed() ? 1 << declared.bitsStored() - 1 : 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = (short) ((values[i] & mask ^ sign) - sign);
      }
    }
    return new Samples.Shorts(declared.interleaved(interpretation()), values);
  }

  /** Some writers declare half of the chrominances and yet store all; the length tells. */
  private boolean isHalfChroma() {
    return declared.samples() == 3
        && declared.bitsAllocated() == 8
        && (declared.photometric() == Photometric.YBR_FULL_422
            || declared.photometric() == Photometric.YBR_PARTIAL_422);
  }

  /** With all chrominances YBR_FULL_422 is YBR_FULL; the reduced range has no name of its own. */
  private Photometric interpretation() {
    return declared.photometric() == Photometric.YBR_FULL_422
        ? Photometric.YBR_FULL
        : declared.photometric();
  }

  private void fullRow(int row, int[] line, SampleRows rows) {
    int columns = declared.columns();
    if (!declared.planar()) {
      int length = columns * declared.samples();
      cells((long) row * length, length, line);
      rows.putPixels(row, line, 0);
      return;
    }
    for (int component = 0; component < declared.samples(); component++) {
      cells(component * declared.pixels() + (long) row * columns, columns, line);
      rows.putComponent(row, component, line, 0);
    }
  }

  /** Two luminances, the blue and the red chrominance that they share, PS3.3 C.7.6.3.1.2. */
  private void halfChromaRow(int row, int[] line) {
    int columns = declared.columns();
    int at = row * Math.ceilDiv(columns, 2) * 4;
    for (int column = 0; column < columns; column++) {
      int pair = at + column / 2 * 4;
      line[column * 3] = frame[pair + column % 2];
      line[column * 3 + 1] = frame[pair + 2];
      line[column * 3 + 2] = frame[pair + 3];
    }
  }

  private void cells(long first, int count, int[] line) {
    int at = (int) (first * declared.bitsAllocated() / Byte.SIZE);
    switch (declared.bitsAllocated()) {
      case 1 -> bits(first, count, line);
      case 8 -> bytes(at, count, line);
      case 16 -> shorts(at, count, line);
      default -> ints(at, count, line);
    }
  }

  private void bits(long first, int count, int[] line) {
    for (int i = 0; i < count; i++) {
      long bit = first + i;
      line[i] = frame[(int) (bit >> 3)] >> (bit & 7);
    }
  }

  private void bytes(int at, int count, int[] line) {
    for (int i = 0; i < count; i++) {
      line[i] = frame[at + i];
    }
  }

  private void shorts(int at, int count, int[] line) {
    if (bigEndian) {
      for (int i = 0; i < count; i++) {
        line[i] = (short) BIG_SHORT.get(frame, at + 2 * i);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      line[i] = (short) LITTLE_SHORT.get(frame, at + 2 * i);
    }
  }

  private void ints(int at, int count, int[] line) {
    for (int i = 0; i < count; i++) {
      line[i] = (int) (bigEndian ? BIG_INT : LITTLE_INT).get(frame, at + 4 * i);
    }
  }
}

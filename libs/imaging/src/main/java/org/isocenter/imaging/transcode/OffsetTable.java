package org.isocenter.imaging.transcode;

import java.util.List;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;

/**
 * Where each frame begins, PS3.5 section A.4, when every frame is one fragment: the Basic Offset
 * Table, or the extended one where 32 bits do not reach.
 */
public final class OffsetTable {
  /** What readers are left without a table. */
  public static final OffsetTable NONE = new OffsetTable(new long[0]);

  private static final int ITEM_HEADER = 8;
  private static final long FARTHEST = 0xFFFF_FFFFL;

  private final long[] lengths;

  /**
   * Frames of an object that is to be written.
   *
   * @param lengths bytes of each frame, before it is made even
   */
  public OffsetTable(long[] lengths) {
    this.lengths = lengths.clone();
  }

  /** The value of the Basic Offset Table; empty where the extended one takes its place. */
  byte[] basic() {
    return isExtended() ? new byte[0] : littleEndian(offsets(), Integer.BYTES);
  }

  /** The elements of the extended table, PS3.3 C.7.6.3; none where the basic one reaches. */
  List<Element> extended() {
    if (!isExtended()) {
      return List.of();
    }
    return List.of(
        Element.value(Tags.EXTENDED_OFFSET_TABLE, Vr.OV, littleEndian(offsets(), Long.BYTES)),
        Element.value(
            Tags.EXTENDED_OFFSET_TABLE_LENGTHS, Vr.OV, littleEndian(lengths, Long.BYTES)));
  }

  private boolean isExtended() {
    return lengths.length > 0 && offsets()[lengths.length - 1] > FARTHEST;
  }

  private long[] offsets() {
    long[] offsets = new long[lengths.length];
    for (int i = 1; i < lengths.length; i++) {
      offsets[i] = offsets[i - 1] + ITEM_HEADER + even(lengths[i - 1]);
    }
    return offsets;
  }

  private static byte[] littleEndian(long[] values, int width) {
    byte[] bytes = new byte[values.length * width];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (values[i / width] >>> (i % width * Byte.SIZE));
    }
    return bytes;
  }

  private static long even(long length) {
    return length + (length & 1);
  }
}

package org.isocenter.dicom.instance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where frames begin according to the Basic Offset Table, PS3.5 A.4, or the Extended Offset Table
 * (7FE0,0001), and how long they are according to the Extended Offset Table Lengths (7FE0,0002),
 * PS3.3 C.7.6.3.1.8.
 */
final class OffsetTables {
  private byte[] basic = {};
  private byte[] extended = {};
  private byte[] lengths = {};

  void basic(byte[] table) {
    basic = table;
  }

  void extended(byte[] table) {
    extended = table;
  }

  void extendedLengths(byte[] table) {
    lengths = table;
  }

  /**
   * Takes padding away from frames of one fragment each, which is not theirs.
   *
   * @return whether there are no lengths, or all of them fit
   */
  boolean shorten(Fragments fragments) {
    if (lengths.length == 0) {
      return true;
    }
    if (lengths.length / Long.BYTES != fragments.count()) {
      return false;
    }
    var numbers = ByteBuffer.wrap(lengths).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    for (int i = 0; i < fragments.count(); i++) {
      if (!fragments.mayHave(i, numbers.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < fragments.count(); i++) {
      fragments.shorten(i, numbers.get(i));
    }
    return true;
  }

  boolean isEmpty() {
    return basic.length == 0 && extended.length == 0;
  }

  /** The first fragment of each frame; empty when no table agrees with the fragments. */
  Optional<int[]> firstFragments(Fragments fragments) {
    return resolve(extended, Long.BYTES, fragments)
        .or(() -> resolve(basic, Integer.BYTES, fragments));
  }

  private static Optional<int[]> resolve(byte[] table, int unit, Fragments fragments) {
    int count = table.length / unit;
    if (count == 0 || count > fragments.count()) {
      return Optional.empty();
    }
    var numbers = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int[] firstFragments = new int[count];
    int last = -1;
    for (int i = 0; i < count; i++) {
      long distance =
          unit == Long.BYTES ? numbers.getLong() : Integer.toUnsignedLong(numbers.getInt());
      int index = fragments.indexAt(distance);
      boolean fits = i == 0 ? index == 0 : index > last;
      if (!fits) {
        return Optional.empty();
      }
      firstFragments[i] = index;
      last = index;
    }
    return Optional.of(firstFragments);
  }
}

package org.isocenter.imaging.render;

import java.util.Arrays;
import org.isocenter.imaging.render.LookupTable.Descriptor;

/** The entries of a segmented palette, PS3.3 C.7.9.2. */
final class SegmentedTable {
  private static final int DISCRETE = 0;
  private static final int LINEAR = 1;
  private static final int INDIRECT = 2;

  private final byte[] data;
  private final int unit;
  private final int[] entries;
  private int size;

  private SegmentedTable(byte[] data, Descriptor descriptor) {
    this.data = data;
    this.unit = descriptor.bits() > Byte.SIZE ? Short.BYTES : Byte.BYTES;
    this.entries = new int[descriptor.entries()];
  }

  static LookupTable expand(Descriptor descriptor, byte[] data) throws UnrenderableException {
    var table = new SegmentedTable(data, descriptor);
    int at = 0;
    while (table.size < table.entries.length && at + 2 * table.unit < data.length) {
      at = table.segment(at, true);
    }
    if (table.size == 0) {
      throw broken();
    }
    return LookupTable.of(descriptor, Arrays.copyOf(table.entries, table.size));
  }

  /**
   * Expands the segment at a byte; returns where the next one begins.
   *
   * @param direct whether it may be an indirect one, which the segments of such a one may not
   */
  private int segment(int at, boolean direct) throws UnrenderableException {
    int length = number(at + unit);
    int values = at + 2 * unit;
    return switch (number(at)) {
      case DISCRETE -> discrete(length, values);
      case LINEAR -> line(length, values);
      case INDIRECT -> repeat(length, values, direct);
      default -> throw broken();
    };
  }

  private int discrete(int length, int values) throws UnrenderableException {
    for (int i = 0; i < length; i++) {
      add(number(values + i * unit));
    }
    return values + length * unit;
  }

  /** Goes from the entry before to the value at {@code at}, the last of {@code length} new ones. */
  private int line(int length, int at) throws UnrenderableException {
    if (size == 0) {
      throw broken();
    }
    int start = entries[size - 1];
    int end = number(at);
    for (int i = 1; i <= length; i++) {
      add((int) Math.round(start + (double) (end - start) * i / length));
    }
    return at + unit;
  }

  private int repeat(int segments, int values, boolean allowed) throws UnrenderableException {
    if (!allowed) {
      throw broken();
    }
    int at = offset(values);
    for (int i = 0; i < segments && size < entries.length; i++) {
      at = segment(at, false);
    }
    return values + Integer.BYTES;
  }

  /** A byte offset in two words or four bytes, the least significant first. */
  private int offset(int at) throws UnrenderableException {
    int offset = 0;
    for (int i = Integer.BYTES / unit - 1; i >= 0; i--) {
      offset = offset << unit * Byte.SIZE | number(at + i * unit);
    }
    return offset;
  }

  private void add(int entry) {
    if (size < entries.length) {
      entries[size++] = entry;
    }
  }

  private int number(int at) throws UnrenderableException {
    if (at < 0 || at > data.length - unit) {
      throw broken();
    }
    return unit == Byte.BYTES ? data[at] & 0xFF : LookupTable.word(data, at);
  }

  private static UnrenderableException broken() {
    return new UnrenderableException("The segmented palette is broken.");
  }
}

package org.isocenter.dicom.instance;

import java.util.Arrays;

/** The fragments of encapsulated pixel data as they come, PS3.5 A.4. */
final class Fragments {
  private static final int FIRST_CAPACITY = 16;

  private long[] offsets = new long[FIRST_CAPACITY];
  private long[] lengths = new long[FIRST_CAPACITY];
  private boolean[] imageStarts = new boolean[FIRST_CAPACITY];
  private int count;

  /**
   * @param imageStart whether the value begins as a compressed image does
   */
  void add(long offset, long length, boolean imageStart) {
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
      imageStarts = Arrays.copyOf(imageStarts, count * 2);
    }
    offsets[count] = offset;
    lengths[count] = length;
    imageStarts[count] = imageStart;
    count++;
  }

  int count() {
    return count;
  }

  /** Whether a fragment has this length, or has it but for the padding of an odd one. */
  boolean mayHave(int index, long length) {
    return length == lengths[index] || (length == lengths[index] - 1 && (length & 1) != 0);
  }

  void shorten(int index, long length) {
    lengths[index] = length;
  }

  /** The index of the fragment whose item stands so far behind the first one; -1 if none does. */
  int indexAt(long distance) {
    int found = Arrays.binarySearch(offsets, 0, count, offsets[0] + distance);
    return Math.max(found, -1);
  }

  /** The fragments that begin as a compressed image does. */
  int[] imageStarts() {
    int[] starts = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (imageStarts[i]) {
        starts[size++] = i;
      }
    }
    return Arrays.copyOf(starts, size);
  }

  FrameTable frames(int[] firstFragments) {
    return new FrameTable.Encapsulated(
        Arrays.copyOf(offsets, count), Arrays.copyOf(lengths, count), firstFragments);
  }
}

package org.isocenter.dicom.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which elements the open data sets have had. JSON objects must not repeat a key, and objects that
 * do repeat an element exist; of these the first counts. Sets are kept only for a data set out of
 * order.
 */
final class SeenTags {
  private static final int FIRST_CAPACITY = 256;
  private static final int FIRST_LEVELS = 16;

  // Tags of all open data sets in ascending runs, one run a level; unsigned order by the flipped
  // bit.
  private int[] ascending = new int[FIRST_CAPACITY];
  private int size;
  private int[] starts = new int[FIRST_LEVELS];
  private @Nullable Set<Integer>[] late = newSets(FIRST_LEVELS);
  private int levels;

  @SuppressWarnings("unchecked") // arrays cannot be generic
  private static @Nullable Set<Integer>[] newSets(int count) {
    return (@Nullable Set<Integer>[]) new Set<?>[count];
  }

  void open() {
    if (levels == starts.length) {
      starts = Arrays.copyOf(starts, levels * 2);
      late = Arrays.copyOf(late, levels * 2);
    }
    starts[levels] = size;
    late[levels] = null;
    levels++;
  }

  void close() {
    levels--;
    size = starts[levels];
  }

  /** Remembers {@code tag} and answers whether the innermost data set has it for the first time. */
  boolean isFirst(int tag) {
    int key = tag ^ Integer.MIN_VALUE;
    int start = starts[levels - 1];
    if (size == start || key > ascending[size - 1]) {
      append(key);
      return true;
    }
    if (Arrays.binarySearch(ascending, start, size, key) >= 0) {
      return false;
    }
    Set<Integer> others = late[levels - 1];
    if (others == null) {
      others = new HashSet<>();
      late[levels - 1] = others;
    }
    return others.add(key);
  }

  private void append(int key) {
    if (size == ascending.length) {
      ascending = Arrays.copyOf(ascending, size * 2);
    }
    ascending[size++] = key;
  }
}

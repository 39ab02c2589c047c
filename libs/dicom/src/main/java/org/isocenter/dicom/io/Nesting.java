package org.isocenter.dicom.io;

import java.util.Arrays;
import org.isocenter.dicom.data.Tag;

/** What is open around the reader: sequences, their items, fragments. A stack without objects. */
final class Nesting {

  enum Kind {
    DATA_SET,
    ITEM,
    SEQUENCE,
    FRAGMENTS
  }

  private static final int FIRST_CAPACITY = 16;
  private static final int DEEPEST_SHOWN = 8;

  // The innermost level; the arrays hold those around it, at their depth.
  private Kind kind = Kind.DATA_SET;
  private int tag;
  private int count;
  private int lastTag;
  private long end = Long.MAX_VALUE;
  private boolean undefined = true;

  private Kind[] kinds = new Kind[FIRST_CAPACITY];
  private int[] tags = new int[FIRST_CAPACITY];
  private int[] counts = new int[FIRST_CAPACITY];
  private int[] lastTags = new int[FIRST_CAPACITY];
  private long[] ends = new long[FIRST_CAPACITY];
  private boolean[] undefineds = new boolean[FIRST_CAPACITY];
  private boolean[] explicits = new boolean[FIRST_CAPACITY];
  private boolean[] bigEndians = new boolean[FIRST_CAPACITY];
  private int outer;

  /**
   * Opens a level; {@code newEnd} is where it, or an outer one that limits it, ends at the latest.
   */
  void push(Kind newKind, int newTag, long newEnd, boolean isUndefined) {
    if (outer == kinds.length) {
      grow();
    }
    kinds[outer] = kind;
    tags[outer] = tag;
    counts[outer] = count;
    lastTags[outer] = lastTag;
    ends[outer] = end;
    undefineds[outer] = undefined;
    outer++;
    kind = newKind;
    tag = newTag;
    count = 0;
    lastTag = 0;
    end = newEnd;
    undefined = isUndefined;
  }

  private void grow() {
    int capacity = outer * 2;
    kinds = Arrays.copyOf(kinds, capacity);
    tags = Arrays.copyOf(tags, capacity);
    counts = Arrays.copyOf(counts, capacity);
    lastTags = Arrays.copyOf(lastTags, capacity);
    ends = Arrays.copyOf(ends, capacity);
    undefineds = Arrays.copyOf(undefineds, capacity);
    explicits = Arrays.copyOf(explicits, capacity);
    bigEndians = Arrays.copyOf(bigEndians, capacity);
  }

  void pop() {
    outer--;
    kind = kinds[outer];
    tag = tags[outer];
    count = counts[outer];
    lastTag = lastTags[outer];
    end = ends[outer];
    undefined = undefineds[outer];
  }

  Kind kind() {
    return kind;
  }

  /** The sequence or fragments element of this level. */
  int tag() {
    return tag;
  }

  long end() {
    return end;
  }

  boolean isUndefined() {
    return undefined;
  }

  /** Counts an item or fragment of this level and answers its index, from 0. */
  int count() {
    return count++;
  }

  int swapLastTag(int next) {
    int last = lastTag;
    lastTag = next;
    return last;
  }

  /** Notes the encoding of this level, to be asked for when the next one has been closed. */
  void remember(boolean explicit, boolean bigEndian) {
    if (outer == kinds.length) {
      grow();
    }
    explicits[outer] = explicit;
    bigEndians[outer] = bigEndian;
  }

  boolean rememberedExplicit() {
    return explicits[outer];
  }

  boolean rememberedBigEndian() {
    return bigEndians[outer];
  }

  /** How many items are open. */
  int items() {
    return outer / 2;
  }

  /** The sequence that the open item number {@code level} (from 0, outermost first) belongs to. */
  int sequenceTag(int level) {
    int at = 2 * level + 1;
    return at == outer ? tag : tags[at];
  }

  /** The index within its sequence of the open item number {@code level}. */
  int itemIndex(int level) {
    int at = 2 * level + 1;
    return (at == outer ? count : counts[at]) - 1;
  }

  /** The open items, the innermost eight, and {@code tag}: {@code (0008,1140)[0].(0008,1155)}. */
  String path(int tag) {
    var path = new StringBuilder();
    int first = Math.max(0, items() - DEEPEST_SHOWN);
    path.append(first == 0 ? "" : "…");
    for (int level = first; level < items(); level++) {
      path.append(Tag.toString(sequenceTag(level)));
      path.append('[').append(itemIndex(level)).append("].");
    }
    return path.append(Tag.toString(tag)).toString();
  }
}

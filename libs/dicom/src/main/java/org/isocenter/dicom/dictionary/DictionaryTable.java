package org.isocenter.dicom.dictionary;

import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.data.Vr;

/** The elements of {@code elements.tsv}: columns as arrays, and a hash from tag to row. */
final class DictionaryTable {

  private static final int SLOT_BITS = 14;
  private static final int NONE = -1;

  private final int[] tags;
  private final Vr[] vrs;
  private final boolean[] unsignedOrSigned;
  private final String[] keywords;
  private final String[] names;
  private final String[] multiplicities;

  private final int[] slotTags = new int[1 << SLOT_BITS];
  private final short[] slotEntries = new short[1 << SLOT_BITS];

  // Rows with free digits, as (6000,3000) with the mask FF00FFFF for (60xx,3000).
  private final int[] repeatingMasks;
  private final int[] repeatingEntries;

  private DictionaryTable(List<String[]> rows) {
    int size = rows.size();
    tags = new int[size];
    vrs = new Vr[size];
    unsignedOrSigned = new boolean[size];
    keywords = new String[size];
    names = new String[size];
    multiplicities = new String[size];
    Arrays.fill(slotEntries, (short) NONE);
    int repeating = (int) rows.stream().filter(row -> row[0].contains("x")).count();
    repeatingMasks = new int[repeating];
    repeatingEntries = new int[repeating];
    for (int entry = 0, next = 0; entry < size; entry++) {
      var row = rows.get(entry);
      fill(entry, row);
      if (row[0].contains("x")) {
        repeatingMasks[next] = mask(row[0]);
        repeatingEntries[next++] = entry;
      } else {
        insert(entry);
      }
    }
  }

  static DictionaryTable load() {
    return new DictionaryTable(
        TsvResource.rows("elements.tsv").stream().filter(row -> !row[1].isEmpty()).toList());
  }

  /** The row of {@code tag}, or a negative number. */
  int find(int tag) {
    for (int slot = slot(tag); slotEntries[slot] != NONE; slot = next(slot)) {
      if (slotTags[slot] == tag) {
        return slotEntries[slot];
      }
    }
    return findRepeating(tag);
  }

  int size() {
    return tags.length;
  }

  int tag(int entry) {
    return tags[entry];
  }

  Vr vr(int entry) {
    return vrs[entry];
  }

  boolean isUnsignedOrSigned(int entry) {
    return unsignedOrSigned[entry];
  }

  String keyword(int entry) {
    return keywords[entry];
  }

  String name(int entry) {
    return names[entry];
  }

  String multiplicity(int entry) {
    return multiplicities[entry];
  }

  private void fill(int entry, String[] row) {
    tags[entry] = hex(row[0].replace('x', '0'));
    keywords[entry] = row[1];
    vrs[entry] = defaultVr(row[2]);
    unsignedOrSigned[entry] = row[2].startsWith("US or SS");
    multiplicities[entry] = row[3];
    names[entry] = row[4];
  }

  /** PS3.5 annex A.1: with implicit VR, pixel, overlay, waveform and lookup table data are OW. */
  private static Vr defaultVr(String column) {
    return switch (column) {
      case "NONE" -> Vr.UN;
      case "OB or OW", "US or OW" -> Vr.OW;
      case "US or SS", "US or SS or OW" -> Vr.US;
      default -> Vr.valueOf(column);
    };
  }

  private static int hex(String tag) {
    return Integer.parseUnsignedInt(tag.substring(1, 5) + tag.substring(6, 10), 16);
  }

  private static int mask(String tag) {
    return hex(tag.replaceAll("[0-9A-F]", "F").replace('x', '0'));
  }

  private void insert(int entry) {
    int slot = slot(tags[entry]);
    while (slotEntries[slot] != NONE) {
      slot = next(slot);
    }
    slotTags[slot] = tags[entry];
    slotEntries[slot] = (short) entry;
  }

  private int findRepeating(int tag) {
    if ((tag & 0x10000) != 0) {
      return NONE;
    }
    for (int i = 0; i < repeatingMasks.length; i++) {
      if ((tag & repeatingMasks[i]) == tags[repeatingEntries[i]]) {
        return repeatingEntries[i];
      }
    }
    return NONE;
  }

  private static int slot(int tag) {
    return (tag * 0x9E3779B1) >>> (Integer.SIZE - SLOT_BITS);
  }

  private static int next(int slot) {
    return (slot + 1) & ((1 << SLOT_BITS) - 1);
  }
}

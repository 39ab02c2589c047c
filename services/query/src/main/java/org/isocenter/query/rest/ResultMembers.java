package org.isocenter.query.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import org.isocenter.dicom.data.Tag;

/**
 * The members of one result, as slices of the documents that they come from: a place for each
 * attribute that the index can give, in ascending order of the tags, and beside them those that
 * only the stored data set has. Used again for every result of a search, so that a list of
 * thousands costs no more than its bytes.
 */
final class ResultMembers {

  private final int[] tags;
  private final byte[][] names;
  private final byte[][] values;
  private final int[] from;
  private final int[] to;
  private final TreeMap<Integer, byte[]> others = new TreeMap<>(Integer::compareUnsigned);

  /** Places for these tags, which ascend. */
  ResultMembers(int[] tags) {
    this.tags = tags;
    this.names = new byte[tags.length][];
    for (int place = 0; place < tags.length; place++) {
      names[place] = name(tags[place]);
    }
    this.values = new byte[tags.length][];
    this.from = new int[tags.length];
    this.to = new int[tags.length];
  }

  private static byte[] name(int tag) {
    return (",\"" + Tag.toHex(tag) + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  void clear() {
    Arrays.fill(values, null);
    others.clear();
  }

  /** The place of a tag; negative when it has none. */
  int placeOf(int tag) {
    return Arrays.binarySearch(tags, tag);
  }

  void put(int place, byte[] json) {
    put(place, json, 0, json.length);
  }

  void put(int place, byte[] document, int begin, int end) {
    values[place] = document;
    from[place] = begin;
    to[place] = end;
  }

  /** Puts an attribute of the stored data set, in its place if it has one. */
  void putStored(int tag, byte[] json) {
    int place = placeOf(tag);
    if (place >= 0) {
      put(place, json);
    } else {
      others.put(tag, json);
    }
  }

  boolean has(int place) {
    return values[place] != null;
  }

  /**
   * Takes what has a place from a document.
   *
   * @param document a JSON object whose members ascend, as those of a jsonb column do
   */
  void putAll(byte[] document) {
    var members = new MemberScanner(document);
    int place = 0;
    while (place < tags.length && members.next()) {
      int tag = members.tag();
      while (place < tags.length && tags[place] < tag) {
        place++;
      }
      if (place < tags.length && tags[place] == tag) {
        put(place, document, members.from(), members.to());
      }
    }
  }

  /** Writes all that has been put as one JSON object. */
  void write(OutputStream out) throws IOException {
    out.write('{');
    int comma = 1; // is part of the names, but not before the first
    for (int place = 0; place < tags.length; place++) {
      if (values[place] == null) {
        continue;
      }
      if (!others.isEmpty()) {
        comma = writeOthers(out, comma, tags[place]);
      }
      out.write(names[place], comma, names[place].length - comma);
      out.write(values[place], from[place], to[place] - from[place]);
      comma = 0;
    }
    writeOthers(out, comma, -1);
    out.write('}');
  }

  /** Writes the others below a tag, and forgets them. */
  private int writeOthers(OutputStream out, int comma, int below) throws IOException {
    int skipped = comma;
    while (!others.isEmpty() && Integer.compareUnsigned(others.firstKey(), below) < 0) {
      var other = others.pollFirstEntry();
      var name = name(other.getKey());
      out.write(name, skipped, name.length - skipped);
      out.write(other.getValue());
      skipped = 0;
    }
    return skipped;
  }
}

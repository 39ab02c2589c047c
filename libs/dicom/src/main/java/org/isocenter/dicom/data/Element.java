package org.isocenter.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A data element, PS3.5 section 7.1. Arrays are shared with the caller and must not be changed. */
public sealed interface Element {

  int tag();

  Vr vr();

  /** A value as encoded, numbers in little endian order, padding included. */
  static Value value(int tag, Vr vr, byte[] bytes) {
    return new Value(tag, vr, bytes);
  }

  /** Text of UTF-8, several values separated by backslashes, padded to an even length. */
  static Value text(int tag, Vr vr, String... values) {
    var bytes = String.join("\\", values).getBytes(StandardCharsets.UTF_8);
    if (bytes.length % 2 != 0) {
      bytes = Arrays.copyOf(bytes, bytes.length + 1);
      bytes[bytes.length - 1] = vr.padding();
    }
    return new Value(tag, vr, bytes);
  }

  static Sequence sequence(int tag, List<Dataset> items) {
    return new Sequence(tag, items);
  }

  /** An element with a value of defined length. */
  final class Value implements Element {

    private final int tag;
    private final Vr vr;
    private final byte[] bytes;

    private Value(int tag, Vr vr, byte[] bytes) {
      this.tag = tag;
      this.vr = vr;
      this.bytes = bytes;
    }

    @Override
    public int tag() {
      return tag;
    }

    @Override
    public Vr vr() {
      return vr;
    }

    public byte[] bytes() {
      return bytes;
    }

    public boolean isEmpty() {
      return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Value that
          && tag == that.tag
          && vr == that.vr
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return tag * 31 + Arrays.hashCode(bytes);
    }

    /** Without the value: what a patient is called must not end up in a log. */
    @Override
    public String toString() {
      return Tag.toString(tag) + " " + vr + ", " + bytes.length + " bytes";
    }
  }

  /** A sequence of items, PS3.5 section 7.5. */
  record Sequence(int tag, List<Dataset> items) implements Element {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Vr vr() {
      return Vr.SQ;
    }

    @Override
    public String toString() {
      return Tag.toString(tag) + " SQ, " + items.size() + " items";
    }
  }

  /** Encapsulated pixel data, PS3.5 section A.4: the offset table, then the fragments. */
  record Fragments(int tag, Vr vr, Value offsetTable, List<Value> fragments) implements Element {

    public Fragments {
      fragments = List.copyOf(fragments);
    }

    @Override
    public String toString() {
      return Tag.toString(tag) + " " + vr + ", " + fragments.size() + " fragments";
    }
  }

  /**
   * An element whose value is kept elsewhere, PS3.18 F.2.6 and PS3.19 table A.1.5-2; such a data
   * set cannot be encoded before its values have been found.
   *
   * @param uri as the sender wrote it, absolute or relative
   */
  record Reference(int tag, Vr vr, String uri) implements Element {

    @Override
    public String toString() {
      return Tag.toString(tag) + " " + vr + ", a reference";
    }
  }
}

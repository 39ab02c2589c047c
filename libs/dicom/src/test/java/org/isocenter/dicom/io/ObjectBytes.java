package org.isocenter.dicom.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;

/** DICOM objects written byte by byte, right or wrong, independently of the writer under test. */
final class ObjectBytes {

  static final int UNDEFINED = -1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final boolean explicit;
  private final boolean bigEndian;

  private ObjectBytes(boolean explicit, boolean bigEndian) {
    this.explicit = explicit;
    this.bigEndian = bigEndian;
  }

  static ObjectBytes explicitLittle() {
    return new ObjectBytes(true, false);
  }

  static ObjectBytes explicitBig() {
    return new ObjectBytes(true, true);
  }

  static ObjectBytes implicitLittle() {
    return new ObjectBytes(false, false);
  }

  /** Preamble, prefix and a group 0002 that names {@code transferSyntax}. */
  static ObjectBytes part10(String transferSyntax, ObjectBytes dataset) {
    var uid = transferSyntax.length() % 2 == 0 ? transferSyntax : transferSyntax + "\0";
    return explicitLittle()
        .raw(new byte[128])
        .ascii("DICM")
        .header(0x00020000, Vr.UL, 4)
        .int32(8 + uid.length())
        .text(0x00020010, Vr.UI, uid)
        .raw(dataset.toArray());
  }

  ObjectBytes text(int tag, Vr vr, String value) {
    return header(tag, vr, value.length()).ascii(value);
  }

  ObjectBytes number(int tag, Vr vr, int value) {
    return header(tag, vr, 2).int16(value);
  }

  ObjectBytes binary(int tag, Vr vr, int... values) {
    header(tag, vr, values.length);
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  ObjectBytes header(int tag, Vr vr, int length) {
    tag(tag);
    if (!explicit) {
      return int32(length);
    }
    ascii(vr.name());
    return vr.hasLongLength() ? int16(0).int32(length) : int16(length);
  }

  ObjectBytes item(int length) {
    return tag(Tag.ITEM).int32(length);
  }

  ObjectBytes itemEnd() {
    return tag(Tag.ITEM_DELIMITATION).int32(0);
  }

  ObjectBytes sequenceEnd() {
    return tag(Tag.SEQUENCE_DELIMITATION).int32(0);
  }

  ObjectBytes tag(int tag) {
    return int16(Tag.group(tag)).int16(Tag.element(tag));
  }

  ObjectBytes int16(int value) {
    bytes.write(bigEndian ? value >>> 8 : value);
    bytes.write(bigEndian ? value : value >>> 8);
    return this;
  }

  ObjectBytes int32(int value) {
    return bigEndian ? int16(value >>> 16).int16(value) : int16(value).int16(value >>> 16);
  }

  ObjectBytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  ObjectBytes raw(byte[] raw) {
    bytes.writeBytes(raw);
    return this;
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }
}

package org.isocenter.dicom.io;

import java.io.IOException;
import java.io.OutputStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;

/** Element and item headers in one of the encodings, PS3.5 sections 7.1 and 7.5. */
final class ElementEncoder {

  static final int UNDEFINED = -1;
  static final int ITEM_HEADER = 8;
  private static final int LONGEST_SHORT = 0xFFFE;

  private final OutputStream out;
  private final boolean explicit;
  private final boolean bigEndian;
  private final byte[] header = new byte[12];

  ElementEncoder(OutputStream out, TransferSyntax syntax) {
    this.out = out;
    this.explicit = syntax.explicit();
    this.bigEndian = syntax.bigEndian();
  }

  boolean bigEndian() {
    return bigEndian;
  }

  /** Writes a header; {@code length} is what will be written, padding included. */
  void element(int tag, Vr vr, long length) throws IOException {
    putTag(tag);
    if (!explicit) {
      putInt(4, length);
      out.write(header, 0, 8);
      return;
    }
    var written = written(vr, length);
    header[4] = (byte) (written.code() >>> 8);
    header[5] = (byte) written.code();
    if (written.hasLongLength()) {
      header[6] = 0;
      header[7] = 0;
      putInt(8, length);
      out.write(header, 0, 12);
    } else {
      putShort(6, (int) length);
      out.write(header, 0, 8);
    }
  }

  /** PS3.5 section 6.2.2: a value too long for the 16-bit length of its VR is written as UN. */
  private static Vr written(Vr vr, long length) {
    return vr.hasLongLength() || length <= LONGEST_SHORT ? vr : Vr.UN;
  }

  /** An item, a delimitation item or a fragment. */
  void item(int tag, long length) throws IOException {
    putTag(tag);
    putInt(4, length);
    out.write(header, 0, ITEM_HEADER);
  }

  /** The bytes a data set takes when all its sequences and items have defined lengths. */
  long lengthOf(Dataset dataset) {
    long sum = 0;
    for (Element element : dataset) {
      sum += headerLength(element) + contentLength(element);
    }
    return sum;
  }

  /** The bytes of an element after its header, all lengths within defined. */
  long contentLength(Element element) {
    return switch (element) {
      case Element.Value value -> even(value.bytes().length);
      case Element.Sequence sequence ->
          sequence.items().stream().mapToLong(item -> ITEM_HEADER + lengthOf(item)).sum();
      case Element.Fragments fragments ->
          fragments.fragments().stream()
                  .mapToLong(fragment -> ITEM_HEADER + even(fragment.bytes().length))
                  .sum()
              + ITEM_HEADER
              + fragments.offsetTable().bytes().length
              + ITEM_HEADER;
      case Element.Reference reference -> throw withoutValue(reference);
    };
  }

  static IllegalArgumentException withoutValue(Element.Reference reference) {
    return new IllegalArgumentException("no value to write: " + reference);
  }

  private int headerLength(Element element) {
    if (!explicit) {
      return 8;
    }
    long length = element instanceof Element.Value value ? even(value.bytes().length) : 0;
    return written(element.vr(), length).hasLongLength() ? 12 : 8;
  }

  static long even(long length) {
    return length + (length & 1);
  }

  private void putTag(int tag) {
    putShort(0, Tag.group(tag));
    putShort(2, Tag.element(tag));
  }

  private void putShort(int at, int value) {
    header[at] = (byte) (bigEndian ? value >>> 8 : value);
    header[at + 1] = (byte) (bigEndian ? value : value >>> 8);
  }

  private void putInt(int at, long value) {
    int upper = (int) (value >>> 16);
    putShort(at, bigEndian ? upper : (int) value);
    putShort(at + 2, bigEndian ? (int) value : upper);
  }
}

package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.FileMeta;

/**
 * Makes one object, PS3.10 section 7, of metadata and bulk data that came apart, PS3.18 10.5.2.
 * Values behind references are streamed when their turn comes, so memory does not grow with them.
 *
 * <p>In an encapsulated transfer syntax, Pixel Data (7FE0,0010) of the data set itself becomes one
 * fragment for each part, with a Basic Offset Table where there is more than one, it can express
 * the offsets and the data set has no Extended Offset Table; all else, Pixel Data of items too, is
 * written as it would be in Explicit VR Little Endian. Group lengths and elements of group 0002
 * within the data set are left out.
 */
public final class InstanceAssembler {
  private static final int META_GROUP = 0x0002;
  private static final int ITEM_HEADER = 8;

  // The length of a value is even and at most FFFFFFFE hexadecimal, PS3.5 section 7.1.
  private static final long LONGEST = 0xFFFF_FFFEL;

  private final DicomWriter writer;
  private final TransferSyntax syntax;
  private final BulkDataParts parts;
  private boolean extendedTable;

  private InstanceAssembler(DicomWriter writer, TransferSyntax syntax, BulkDataParts parts) {
    this.writer = writer;
    this.syntax = syntax;
    this.parts = parts;
  }

  /**
   * Writes {@code dataset} with all its values; {@code out} stays open.
   *
   * @param meta also says the transfer syntax: Explicit VR Little Endian or an encapsulated one
   * @throws DicomFormatException when a part ends early, goes on too long or is too long
   */
  public static void write(Dataset dataset, FileMeta meta, BulkDataParts parts, OutputStream out)
      throws IOException {
    var syntax = TransferSyntax.of(meta.transferSyntaxUid());
    // Closing the writer would close the stream, too; finish() completes it.
    @SuppressWarnings("resource")
    var writer = DicomWriter.part10(out, meta);
    new InstanceAssembler(writer, syntax, parts).dataset(dataset, true);
    writer.finish();
  }

  private void dataset(Dataset dataset, boolean ofInstance) throws IOException {
    for (Element element : dataset) {
      if (!Tag.isGroupLength(element.tag()) && Tag.group(element.tag()) != META_GROUP) {
        element(element, ofInstance);
      }
    }
  }

  private void element(Element element, boolean ofInstance) throws IOException {
    extendedTable |= ofInstance && element.tag() == Tags.EXTENDED_OFFSET_TABLE;
    boolean frames = ofInstance && syntax.encapsulated() && element.tag() == Tags.PIXEL_DATA;
    switch (element) {
      case Element.Reference reference when frames -> frames(parts.find(reference));
      case Element.Reference reference -> value(reference, parts.find(reference));
      case Element.Value value when frames -> frames(List.of(new Inline(value.bytes())));
      case Element.Sequence sequence -> sequence(sequence);
      case Element.Value value -> writer.write(value);
      case Element.Fragments fragments -> writer.write(fragments);
    }
  }

  private void sequence(Element.Sequence sequence) throws IOException {
    writer.beginSequence(sequence.tag());
    for (Dataset item : sequence.items()) {
      writer.beginItem();
      dataset(item, false);
      writer.endItem();
    }
    writer.endSequence();
  }

  private void value(Element.Reference reference, List<BulkDataPart> found) throws IOException {
    long length = 0;
    for (BulkDataPart part : found) {
      length += requireFits(part.length(), reference.tag());
    }
    requireFits(length, reference.tag());
    try (var value = new ConsecutiveParts(found)) {
      writer.value(reference.tag(), reference.vr(), value, length);
      requireEnd(value, reference.tag());
    }
  }

  private void frames(List<BulkDataPart> frames) throws IOException {
    writer.beginFragments(Tags.PIXEL_DATA, Vr.OB);
    writer.offsetTable(offsetTable(frames));
    for (BulkDataPart frame : frames) {
      try (InputStream content = frame.open()) {
        frame(content, frame.length());
        requireEnd(content, Tags.PIXEL_DATA);
      }
    }
    writer.endFragments();
  }

  /** A video may be longer than a fragment can be. */
  private void frame(InputStream content, long length) throws IOException {
    long left = length;
    do {
      long fragment = Math.min(left, LONGEST);
      writer.fragment(content, fragment);
      left -= fragment;
    } while (left > 0);
  }

  /** PS3.5 A.4: 32 bits each; what they cannot express is left out, which is allowed. */
  private byte[] offsetTable(List<BulkDataPart> frames) {
    if (frames.size() < 2 || extendedTable) {
      return new byte[0];
    }
    var table = ByteBuffer.allocate(frames.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long offset = 0;
    for (BulkDataPart frame : frames) {
      if (offset > LONGEST) {
        return new byte[0];
      }
      table.putInt((int) offset);
      offset += ITEM_HEADER + frame.length() + (frame.length() & 1);
    }
    return table.array();
  }

  private static long requireFits(long length, int tag) throws DicomFormatException {
    if (length > LONGEST) {
      throw failure("a value of " + length + " bytes cannot be expressed", tag);
    }
    return length;
  }

  private static void requireEnd(InputStream value, int tag) throws IOException {
    if (value.read() >= 0) {
      throw failure("a value is longer than announced", tag);
    }
  }

  private static DicomFormatException failure(String reason, int tag) {
    return new DicomFormatException(reason, 0, tag, Tag.toString(tag));
  }
}

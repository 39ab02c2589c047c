package org.isocenter.imaging.transcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.NavigableMap;
import java.util.Set;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.DicomWriter;
import org.isocenter.dicom.io.ReadLimits;
import org.isocenter.dicom.io.Token;

/**
 * Streams an object with its pixel data in another transfer syntax. Everything else stays as it is,
 * the attributes of lossy compression among it: what was lost does not come back. Group lengths and
 * the tables of offsets are left out, for they would not be right any more, unless new offsets are
 * given. Memory holds one frame.
 */
public final class TranscodedCopy {
  private static final int BYTE = 8;

  private static final Set<Integer> OFFSETS =
      Set.of(
          Tags.EXTENDED_OFFSET_TABLE,
          Tags.EXTENDED_OFFSET_TABLE_LENGTHS,
          Tags.ENCAPSULATED_PIXEL_DATA_VALUE_TOTAL_LENGTH);

  private final TranscodedPixels pixels;
  private final EncodedFrames frames;
  private final OffsetTable offsets;

  /** An object without an offset table: nothing of its frames is known before they are made. */
  public TranscodedCopy(TranscodedPixels pixels, EncodedFrames frames) {
    this(pixels, frames, OffsetTable.NONE);
  }

  /**
   * An object of which all frames have been made.
   *
   * @param offsets of the very frames
   */
  public TranscodedCopy(TranscodedPixels pixels, EncodedFrames frames, OffsetTable offsets) {
    this.pixels = pixels;
    this.frames = frames;
    this.offsets = offsets;
  }

  /**
   * Copies {@code part10} to its end; both streams stay open.
   *
   * @throws IOException also when a frame cannot be made, or has another size than the others
   */
  public void copy(InputStream part10, OutputStream out) throws IOException {
    // The caller closes the stream that the reader reads.
    @SuppressWarnings("resource")
    var reader = DicomReader.open(part10, ReadLimits.DEFAULT);
    // Closing the writer would close the stream, too; finish() completes it.
    @SuppressWarnings("resource")
    var writer = DicomWriter.part10(out, reader.fileMeta().withTransferSyntax(pixels.syntax()));
    NavigableMap<Integer, Element> changed = pixels.attributes();
    offsets.extended().forEach(element -> changed.put(element.tag(), element));
    while (reader.next() != Token.END) {
      if (reader.depth() == 0 && beginsElement(reader.token())) {
        writeBefore(reader.tag(), changed, writer);
        element(reader, changed, writer);
      } else if (!isGroupLength(reader)) {
        writer.copyToken(reader);
      }
    }
    writer.finish();
  }

  private static boolean beginsElement(Token token) {
    return switch (token) {
      case ELEMENT, SEQUENCE_START, FRAGMENTS_START -> true;
      case ITEM_START, ITEM_END, SEQUENCE_END, OFFSET_TABLE, FRAGMENT, FRAGMENTS_END, END -> false;
    };
  }

  private static boolean isGroupLength(DicomReader reader) {
    return reader.token() == Token.ELEMENT && Tag.isGroupLength(reader.tag());
  }

  /** Attributes that the object should have had. */
  private static void writeBefore(
      int tag, NavigableMap<Integer, Element> changed, DicomWriter writer) throws IOException {
    while (!changed.isEmpty() && Integer.compareUnsigned(changed.firstKey(), tag) < 0) {
      writer.write(changed.pollFirstEntry().getValue());
    }
  }

  private void element(
      DicomReader reader, NavigableMap<Integer, Element> changed, DicomWriter writer)
      throws IOException {
    int tag = reader.tag();
    if (tag == Tags.PIXEL_DATA) {
      skipFragments(reader);
      writePixels(writer);
    } else if (changed.containsKey(tag)) {
      writer.write(changed.pollFirstEntry().getValue());
    } else if (!isGroupLength(reader) && !OFFSETS.contains(tag)) {
      writer.copyToken(reader);
    }
  }

  private static void skipFragments(DicomReader reader) throws IOException {
    if (reader.token() == Token.FRAGMENTS_START) {
      while (reader.next() != Token.FRAGMENTS_END) {
        // The frames are read by their own positions.
      }
    }
  }

  private void writePixels(DicomWriter writer) throws IOException {
    if (!pixels.syntax().encapsulated()) {
      Vr vr = pixels.format().bitsAllocated() > BYTE ? Vr.OW : Vr.OB;
      writer.value(Tags.PIXEL_DATA, vr, new FrameSequence(frames, pixels), pixels.length());
      return;
    }
    writer.beginFragments(Tags.PIXEL_DATA, Vr.OB);
    writer.offsetTable(offsets.basic());
    for (int number = 1; number <= pixels.frames(); number++) {
      byte[] frame = frames.frame(number);
      writer.fragment(frame, 0, frame.length);
    }
    writer.endFragments();
  }
}

package org.isocenter.dicom.instance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.io.DicomReader;
import org.isocenter.dicom.io.Token;
import org.jspecify.annotations.Nullable;

/** Notes where the pixel data of an instance is while it is skipped. */
final class PixelPositions {
  // The first two bytes, read as a little endian number: SOI of JPEG and JPEG-LS, SOC of JPEG 2000,
  // the signature of a JPEG XL codestream.
  private static final int JPEG_START = 0xD8FF;
  private static final int JPEG_2000_START = 0x4FFF;
  private static final int JPEG_XL_START = 0x0AFF;

  private final PixelLayout layout;
  private final OffsetTables tables = new OffsetTables();
  private @Nullable Extent value;
  private @Nullable Fragments fragments;
  private final List<String> warnings = new ArrayList<>();

  PixelPositions(PixelLayout layout) {
    this.layout = layout;
  }

  /** Pixel Data, Float Pixel Data and Double Float Pixel Data. */
  static boolean isPixelData(int tag) {
    return tag == Tags.PIXEL_DATA
        || tag == Tags.FLOAT_PIXEL_DATA
        || tag == Tags.DOUBLE_FLOAT_PIXEL_DATA;
  }

  void uncompressed(long offset, long length) {
    if (isFirst()) {
      value = new Extent(offset, length);
    }
  }

  /** Extended Offset Table and Extended Offset Table Lengths. */
  static boolean isOffsetTable(int tag) {
    return tag == Tags.EXTENDED_OFFSET_TABLE || tag == Tags.EXTENDED_OFFSET_TABLE_LENGTHS;
  }

  /**
   * Takes one of the extended tables.
   *
   * @param table numbers in little endian order
   */
  void offsetTable(int tag, byte[] table) {
    if (tag == Tags.EXTENDED_OFFSET_TABLE) {
      tables.extended(table);
    } else {
      tables.extendedLengths(table);
    }
  }

  /**
   * Passes over fragments.
   *
   * @param noted whether they are the instance's own and to be remembered
   * @return the position behind the last one
   */
  long fragments(DicomReader reader, boolean noted) throws IOException {
    boolean first = noted && isFirst();
    var found = new Fragments();
    while (reader.next() != Token.FRAGMENTS_END) {
      if (reader.token() == Token.FRAGMENT) {
        found.add(reader.position(), reader.length(), isImageStart(reader.unsignedShortValue()));
      } else if (first) {
        tables.basic(reader.readValue());
      }
    }
    if (first) {
      fragments = found;
    }
    return reader.headerPosition();
  }

  FrameTable frames(TransferSyntax syntax) {
    var finder = new FrameFinder(layout, warnings);
    if (fragments != null) {
      return finder.encapsulated(fragments, tables, syntax);
    }
    if (value != null) {
      return finder.uncompressed(value);
    }
    return new FrameTable.None();
  }

  /** What was tolerated; complete once {@link #frames} has answered. */
  List<String> warnings() {
    return warnings;
  }

  private boolean isFirst() {
    return value == null && fragments == null;
  }

  private static boolean isImageStart(int firstBytes) {
    return firstBytes == JPEG_START || firstBytes == JPEG_2000_START || firstBytes == JPEG_XL_START;
  }
}

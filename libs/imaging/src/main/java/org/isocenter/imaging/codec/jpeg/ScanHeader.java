package org.isocenter.imaging.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.imaging.codec.CodecException;

/**
 * The scan header, ITU-T T.81 B.2.3.
 *
 * @param first the first coefficient of the zigzag, or the predictor of a lossless scan
 * @param last the last coefficient
 * @param high the bit that the scan before left off at, 0 where there was none
 * @param low the lowest bit of this scan, or the point transform of a lossless one
 */
record ScanHeader(List<Part> parts, int first, int last, int high, int low) {

  /**
   * A component of the scan.
   *
   * @param index of the component in the frame
   * @param direct its table for DC coefficients or differences
   * @param alternating its table for AC coefficients
   */
  record Part(int index, int direct, int alternating) {}

  ScanHeader {
    parts = List.copyOf(parts);
  }

  static ScanHeader read(FrameHeader frame, MarkerSegments segments) throws CodecException {
    int count = segments.unsignedByte();
    if (count < 1 || count > frame.components().size()) {
      throw segments.failure("A scan has " + count + " components.");
    }
    List<Part> parts = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < count; i++) {
      int index = frame.indexOf(segments.unsignedByte());
      int tables = segments.unsignedByte();
      if (index <= before) {
        throw segments.failure("The components of a scan are not in the order of the frame.");
      }
      before = index;
      parts.add(new Part(index, tables >> 4, tables & 15));
    }
    int first = segments.unsignedByte();
    int last = segments.unsignedByte();
    int bits = segments.unsignedByte();
    return new ScanHeader(parts, first, last, bits >> 4, bits & 15);
  }
}

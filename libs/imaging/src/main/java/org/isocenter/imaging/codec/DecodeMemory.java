package org.isocenter.imaging.codec;

import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.PixelFormat;

/** What decoding a frame takes at most, so that room can be made for it beforehand. */
public final class DecodeMemory {

  /** Coefficients of blocks as short numbers, twice where a code stream is progressive. */
  private static final int JPEG = 4;

  /**
   * Coefficients, the resolution under construction and the one below it: 10 bytes, and what is
   * known of code blocks, of which hostile ones are as small as 16 coefficients.
   */
  private static final int JPEG_2000 = 16;

  private DecodeMemory() {}

  /**
   * Bytes for the samples and for what a decoder works with.
   *
   * @param stream bytes of the stored frame, of which a decoder may make a copy
   */
  public static long bytes(TransferSyntax syntax, PixelFormat format, long stream) {
    long perValue = working(syntax, format) + SampleRows.bytesPerValue(format);
    return format.values() * perValue + stream;
  }

  private static long working(TransferSyntax syntax, PixelFormat format) {
    int cell = Math.ceilDiv(format.bitsAllocated(), Byte.SIZE);
    if (!syntax.encapsulated()) {
      return 0;
    }
    return switch (syntax.uid().replace("1.2.840.10008.1.2.", "")) {
      case "1.98", "4.80", "4.81" -> 0;
      case "5", "8.1" -> cell;
      case "4.50", "4.51", "4.53", "4.55", "4.57", "4.70" -> JPEG;
      default -> JPEG_2000;
    };
  }
}

package org.isocenter.imaging.codec;

import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.PixelFormat;

/** Holds one call of a codec to its limits. */
public record Bounds(TransferSyntax syntax, CodecLimits limits) {

  public static Bounds of(DecodeRequest request) {
    return new Bounds(request.syntax(), request.limits());
  }

  public static Bounds of(EncodeRequest request) {
    return new Bounds(request.syntax(), request.limits());
  }

  /** Ends the call when its deadline has passed; asked once per row or a few thousand values. */
  public void requireTime() throws CodecException {
    if (limits.deadline().expired()) {
      throw new CodecException(syntax, -1, "The time allowed for the frame is over.");
    }
  }

  /**
   * Refuses a frame that is larger than allowed, before anything is allocated.
   *
   * @param workingBytes what the codec holds beside the values of the frame
   */
  public void requireRoom(PixelFormat format, long workingBytes) throws CodecException {
    if (format.pixels() > limits.maxPixels()) {
      throw new CodecException(
          syntax, -1, "The frame has " + format.pixels() + " pixels, more than allowed.");
    }
    long bytes = format.values() * SampleRows.bytesPerValue(format) + workingBytes;
    if (format.values() > Integer.MAX_VALUE / Integer.BYTES || bytes > limits.maxBytes()) {
      throw new CodecException(
          syntax, -1, "The frame takes " + bytes + " bytes, more than allowed.");
    }
  }
}

package org.isocenter.imaging.codec;

import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.PixelFormat;

/**
 * How a frame is to be decoded.
 *
 * @param declared what the data set says of the frame
 * @param discardLevels resolution levels that need not be decoded, each halving rows and columns,
 *     rounded up; a codec without resolution levels ignores it and returns the whole frame
 */
public record DecodeRequest(
    TransferSyntax syntax, PixelFormat declared, int discardLevels, CodecLimits limits) {

  /** The whole frame at its full resolution. */
  public static DecodeRequest of(TransferSyntax syntax, PixelFormat declared, CodecLimits limits) {
    return new DecodeRequest(syntax, declared, 0, limits);
  }

  /** The failure of this request at {@code offset}. */
  public CodecException failure(long offset, String sentence) {
    return new CodecException(syntax, offset, sentence);
  }
}

package org.isocenter.imaging.codec;

import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;

/**
 * What the header of a JPEG or JPEG-LS code stream says of its frame.
 *
 * @param offset the byte at which it says so
 * @param precision bits of a value
 */
public record CodeStreamHeader(long offset, int rows, int columns, int components, int precision) {

  /**
   * The format of the frame. It may be smaller than the data set declares, as the tiles at the edge
   * of some slides are, but not larger. Its precision is the code stream's, and only its sign, of
   * which neither JPEG nor JPEG-LS says anything, the data set's.
   */
  public PixelFormat format(DecodeRequest request, Photometric photometric) throws CodecException {
    var declared = request.declared();
    if (rows < 1 || columns < 1 || rows > declared.rows() || columns > declared.columns()) {
      throw request.failure(
          offset,
          "The code stream has %d rows and %d columns, the data set %d and %d."
              .formatted(rows, columns, declared.rows(), declared.columns()));
    }
    if (components != declared.samples()) {
      throw request.failure(
          offset,
          "The code stream has %d components, the data set %d samples per pixel."
              .formatted(components, declared.samples()));
    }
    int cell = Math.max(declared.bitsAllocated(), precision <= 8 ? 8 : 16);
    return new PixelFormat(
        rows, columns, components, cell, precision, declared.signed(), photometric, false);
  }
}

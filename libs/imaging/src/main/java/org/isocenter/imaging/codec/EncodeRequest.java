package org.isocenter.imaging.codec;

import org.isocenter.dicom.data.TransferSyntax;

/**
 * How a frame is to be encoded.
 *
 * @param quality 1 to 100 for syntaxes that lose something; lossless ones ignore it
 */
public record EncodeRequest(TransferSyntax syntax, int quality, CodecLimits limits) {

  /** The failure of this request, which no byte is to blame for. */
  public CodecException failure(String sentence) {
    return new CodecException(syntax, -1, sentence);
  }
}

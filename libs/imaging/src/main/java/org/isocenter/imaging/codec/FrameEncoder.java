package org.isocenter.imaging.codec;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.Samples;

/**
 * Writes frames of some transfer syntaxes. Holds no state between calls, so one serves all threads.
 */
public interface FrameEncoder {

  /** The transfer syntaxes that can be encoded. */
  Set<TransferSyntax> syntaxes();

  /**
   * Encodes one frame with a precision of its Bits Stored.
   *
   * @return the code stream, without padding to an even length
   * @throws CodecException when the syntax cannot hold such samples, or a limit is reached
   */
  byte[] encode(Samples samples, EncodeRequest request) throws CodecException;
}

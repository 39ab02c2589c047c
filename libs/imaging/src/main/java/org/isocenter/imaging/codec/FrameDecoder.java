package org.isocenter.imaging.codec;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Reads frames of some transfer syntaxes. Holds no state between calls, so one serves all threads.
 */
public interface FrameDecoder {

  /** The transfer syntaxes that can be decoded. */
  Set<TransferSyntax> syntaxes();

  /** Bytes that decoding takes at most for each value of a frame, besides stream and samples. */
  int workingBytesPerValue(PixelFormat format);

  /**
   * Bytes that decoding a frame of this format takes at most, its samples and a copy of the code
   * stream included.
   *
   * @param stream bytes of the code stream
   */
  default long memory(PixelFormat format, long stream) {
    int perValue = SampleRows.bytesPerValue(format) + workingBytesPerValue(format);
    return format.values() * perValue + stream;
  }

  /**
   * Decodes one frame. The format of the result is what the code stream says: its size, precision,
   * sign, and the photometric interpretation after any transform that belongs to the codec (RCT and
   * ICT give RGB; a JPEG's YCbCr stays {@code YBR_FULL}, its chrominances repeated to full size).
   * Where the code stream says nothing, it is what the data set declares.
   *
   * @param frame the whole code stream of the frame, its fragments joined; padding may follow
   * @throws CodecException whatever is wrong with the frame; never anything else but an {@link
   *     Error} of the virtual machine
   */
  Samples decode(byte[] frame, DecodeRequest request) throws CodecException;
}

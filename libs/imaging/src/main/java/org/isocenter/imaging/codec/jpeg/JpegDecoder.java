package org.isocenter.imaging.codec.jpeg;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * JPEG with Huffman coding, ITU-T T.81, PS3.5 8.2.1: sequential and progressive with 8 or 12 bits,
 * lossless with 2 to 16. The process is that of the frame header, whatever syntax was declared.
 */
public final class JpegDecoder implements FrameDecoder {

  /** Coefficients of blocks as short numbers, twice where a code stream is progressive. */
  private static final int COEFFICIENTS = 2 * Short.BYTES;

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(
        TransferSyntax.JPEG_BASELINE,
        TransferSyntax.JPEG_EXTENDED,
        TransferSyntax.of("1.2.840.10008.1.2.4.53"), // spectral selection
        TransferSyntax.of("1.2.840.10008.1.2.4.55"), // full progression
        TransferSyntax.JPEG_LOSSLESS,
        TransferSyntax.JPEG_LOSSLESS_SV1);
  }

  @Override
  public int workingBytesPerValue(PixelFormat format) {
    return COEFFICIENTS;
  }

  @Override
  public Samples decode(byte[] frame, DecodeRequest request) throws CodecException {
    return new CodeStreamDecoder(frame, request).decode();
  }
}

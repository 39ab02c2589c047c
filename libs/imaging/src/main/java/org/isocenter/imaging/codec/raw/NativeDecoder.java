package org.isocenter.imaging.codec.raw;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Uncompressed frames, PS3.5 A.1 to A.3, A.5 and A.4.11. The caller has undone two things of which
 * the frame itself knows nothing: words of OW in big endian that hold 8-bit samples, and frames of
 * Bits Allocated 1 that begin inside of a byte.
 */
public final class NativeDecoder implements FrameDecoder {

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(
        TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        TransferSyntax.DEFLATED,
        TransferSyntax.EXPLICIT_BIG_ENDIAN,
        TransferSyntax.ENCAPSULATED_UNCOMPRESSED);
  }

  @Override
  public int workingBytesPerValue(PixelFormat format) {
    return 0;
  }

  @Override
  public Samples decode(byte[] frame, DecodeRequest request) throws CodecException {
    return NativeLayout.read(frame, request);
  }
}

package org.isocenter.imaging.codec.raw;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.frame.Samples;

/**
 * Uncompressed frames in little endian, PS3.5 A.1, A.2, A.5 and A.4.11: cells of Bits Allocated,
 * Planar Configuration 0, all chrominances. Frames of Bits Allocated 1 begin at a byte.
 */
public final class NativeEncoder implements FrameEncoder {

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(
        TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
        TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
        TransferSyntax.DEFLATED,
        TransferSyntax.ENCAPSULATED_UNCOMPRESSED);
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    return NativeCells.write(samples, request);
  }
}

package org.isocenter.imaging.codec.jpegls;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** JPEG-LS lossless and near-lossless, ITU-T T.87, PS3.5 8.2.3. Mapping tables are refused. */
public final class JpegLsDecoder implements FrameDecoder {

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.JPEG_LS_LOSSLESS, TransferSyntax.JPEG_LS_NEAR_LOSSLESS);
  }

  @Override
  public int workingBytesPerValue(PixelFormat format) {
    return 0;
  }

  @Override
  public Samples decode(byte[] frame, DecodeRequest request) throws CodecException {
    return new CodeStreamDecoder(frame, request).decode();
  }
}

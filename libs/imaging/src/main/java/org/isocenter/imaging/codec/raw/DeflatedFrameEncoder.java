package org.isocenter.imaging.codec.raw;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.Deflater;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.frame.Samples;

/** Deflated Image Frame Compression, PS3.5 A.4.12: one RFC 1951 stream for each frame. */
public final class DeflatedFrameEncoder implements FrameEncoder {
  private static final int STEP = 64 << 10;

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.DEFLATED_IMAGE_FRAME);
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    var cells = NativeCells.write(samples, request);
    var bounds = Bounds.of(request);
    var out = new ByteArrayOutputStream();
    var buffer = new byte[STEP];
    try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
      deflater.setInput(cells);
      deflater.finish();
      while (!deflater.finished()) {
        bounds.requireTime();
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }
}

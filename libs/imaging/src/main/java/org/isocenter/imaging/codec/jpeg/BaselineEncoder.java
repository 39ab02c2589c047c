package org.isocenter.imaging.codec.jpeg;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodeStreamOutput;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * JPEG baseline of 8 bits, ITU-T T.81 annex F, in a JFIF: grey, or RGB and YBR_FULL as YCbCr with
 * all of its chrominances (so the Photometric Interpretation of the result is YBR_FULL).
 */
public final class BaselineEncoder implements FrameEncoder {
  private static final int[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.JPEG_BASELINE);
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    var source = SampleSource.of(samples, request);
    var format = source.format();
    requireSupported(format, request);
    // The code stream is seldom as large as the frame; it has two copies while it grows.
    Bounds.of(request)
        .requireRoom(format, BaselineFrame.workingBytes(format) + 3 * format.values());
    int quality = Math.max(1, Math.min(100, request.quality()));
    var out = new CodeStreamOutput(format.values() / 4);
    out.writeMarker(MarkerSegments.START_OF_IMAGE);
    out.writeMarker(ColourMarkers.APPLICATION_0);
    out.writeShort(2 + JFIF.length);
    for (int each : JFIF) {
      out.writeByte(each);
    }
    new BaselineFrame(source, quality).write(out, Bounds.of(request));
    out.writeMarker(MarkerSegments.END_OF_IMAGE);
    return out.toByteArray();
  }

  private static void requireSupported(PixelFormat format, EncodeRequest request)
      throws CodecException {
    boolean grey = format.samples() == 1 && format.photometric() != Photometric.PALETTE_COLOR;
    boolean colour =
        format.samples() == 3
            && (format.photometric() == Photometric.RGB
                || format.photometric() == Photometric.YBR_FULL);
    if (!grey && !colour) {
      throw request.failure(
          "JPEG baseline is not made of %d samples of %s."
              .formatted(format.samples(), format.photometric().term()));
    }
    if (format.bitsStored() > Byte.SIZE || format.signed()) {
      throw request.failure("JPEG baseline holds unsigned values of up to 8 bits.");
    }
  }
}

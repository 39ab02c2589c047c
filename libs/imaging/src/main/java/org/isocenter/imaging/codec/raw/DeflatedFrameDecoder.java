package org.isocenter.imaging.codec.raw;

import java.util.Arrays;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * Deflated Image Frame Compression, PS3.5 A.4.12: one RFC 1951 stream for each frame. Never
 * inflates more than the frame takes.
 */
public final class DeflatedFrameDecoder implements FrameDecoder {
  private static final int STEP = 64 << 10;

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.DEFLATED_IMAGE_FRAME);
  }

  @Override
  public int workingBytesPerValue(PixelFormat format) {
    return Math.ceilDiv(format.bitsAllocated(), Byte.SIZE);
  }

  @Override
  public Samples decode(byte[] frame, DecodeRequest request) throws CodecException {
    var declared = request.declared();
    long length = NativeLayout.length(declared);
    Bounds.of(request).requireRoom(declared, length);
    return NativeLayout.read(inflated(frame, (int) length, request), request);
  }

  private static byte[] inflated(byte[] frame, int length, DecodeRequest request)
      throws CodecException {
    var bounds = Bounds.of(request);
    var cells = new byte[length];
    int size = 0;
    try (var inflater = new Inflater(true)) {
      inflater.setInput(frame);
      while (size < length && !inflater.finished() && !inflater.needsDictionary()) {
        bounds.requireTime();
        int count = inflater.inflate(cells, size, Math.min(STEP, length - size));
        if (count == 0 && inflater.needsInput()) {
          break;
        }
        size += count;
      }
    } catch (DataFormatException e) {
      throw new CodecException(request.syntax(), -1, "The deflated frame is damaged.", e);
    }
    if (size < length) {
      return Arrays.copyOf(cells, size);
    }
    return cells;
  }
}

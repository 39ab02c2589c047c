package org.isocenter.imaging.codec.rle;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;
import org.isocenter.imaging.codec.FrameDecoder;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** RLE Lossless, PS3.5 annex G: a segment for each byte of each sample, highest byte first. */
public final class RleDecoder implements FrameDecoder {

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.RLE_LOSSLESS);
  }

  @Override
  public int workingBytesPerValue(PixelFormat format) {
    return Math.ceilDiv(format.bitsAllocated(), Byte.SIZE);
  }

  @Override
  public Samples decode(byte[] frame, DecodeRequest request) throws CodecException {
    var declared = request.declared();
    var format = declared.interleaved(declared.photometric());
    int bytes = Math.ceilDiv(format.bitsAllocated(), Byte.SIZE);
    int plane = segmentLength(format);
    var bounds = Bounds.of(request);
    bounds.requireRoom(format, (long) plane * bytes);
    var header = RleHeader.read(frame, request, format.samples() * bytes);
    var rows = new SampleRows(format);
    var planes = new byte[bytes][plane];
    for (int sample = 0; sample < format.samples(); sample++) {
      for (int each = 0; each < bytes; each++) {
        bounds.requireTime();
        header.decode(sample * bytes + each, planes[each]);
      }
      join(planes, sample, rows);
    }
    return rows.samples();
  }

  /** Pixels of one bit stand in the bytes of their segment as in those of a native frame. */
  static int segmentLength(PixelFormat format) {
    return (int)
        (format.bitsAllocated() == 1
            ? Math.ceilDiv(format.pixels(), Byte.SIZE)
            : Math.min(format.pixels(), Integer.MAX_VALUE));
  }

  private static void join(byte[][] planes, int sample, SampleRows rows) {
    var format = rows.samples().format();
    int columns = format.columns();
    var line = new int[columns];
    for (int row = 0; row < format.rows(); row++) {
      int from = row * columns;
      switch (format.bitsAllocated()) {
        case 1 -> bits(planes[0], from, line);
        case 8 -> bytes(planes[0], from, line);
        case 16 -> shorts(planes, from, line);
        default -> ints(planes, from, line);
      }
      rows.putComponent(row, sample, line, 0);
    }
  }

  private static void bits(byte[] plane, int from, int[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = plane[from + i >> 3] >> (from + i & 7);
    }
  }

  private static void bytes(byte[] plane, int from, int[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] = plane[from + i];
    }
  }

  private static void shorts(byte[][] planes, int from, int[] line) {
    byte[] high = planes[0];
    byte[] low = planes[1];
    for (int i = 0; i < line.length; i++) {
      line[i] = high[from + i] << 8 | low[from + i] & 0xFF;
    }
  }

  private static void ints(byte[][] planes, int from, int[] line) {
    for (int i = 0; i < line.length; i++) {
      line[i] =
          planes[0][from + i] << 24
              | (planes[1][from + i] & 0xFF) << 16
              | (planes[2][from + i] & 0xFF) << 8
              | planes[3][from + i] & 0xFF;
    }
  }
}

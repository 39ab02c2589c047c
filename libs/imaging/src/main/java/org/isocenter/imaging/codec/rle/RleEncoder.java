package org.isocenter.imaging.codec.rle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** RLE Lossless, PS3.5 annex G. Runs end with their row, segments at an even length. */
public final class RleEncoder implements FrameEncoder {

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.RLE_LOSSLESS);
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    var source = SampleSource.of(samples, request);
    var format = source.format();
    int bytes = Math.ceilDiv(format.bitsAllocated(), Byte.SIZE);
    int segments = format.samples() * bytes;
    if (segments > RleHeader.MOST_SEGMENTS) {
      throw request.failure("RLE has no room for " + segments + " segments.");
    }
    long longest = RleHeader.LENGTH + segments * longest(format);
    Bounds.of(request).requireRoom(format, longest);
    if (longest > Integer.MAX_VALUE - Long.BYTES) {
      throw request.failure("The frame is too large for RLE.");
    }
    var out = new byte[(int) longest];
    return Arrays.copyOf(out, new Segments(source, request, bytes).write(out));
  }

  private static long longest(PixelFormat format) {
    if (format.bitsAllocated() == 1) {
      return PackBits.longest(RleDecoder.segmentLength(format)) + 1;
    }
    return format.rows() * PackBits.longest(format.columns()) + 1;
  }

  private record Segments(SampleSource source, EncodeRequest request, int bytes) {

    int write(byte[] out) throws CodecException {
      var header = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
      int segments = source.format().samples() * bytes;
      header.putInt(segments);
      int at = RleHeader.LENGTH;
      for (int segment = 0; segment < segments; segment++) {
        header.putInt(at);
        at = source.format().bitsAllocated() == 1 ? bits(segment, out, at) : rows(segment, out, at);
        at += at & 1;
      }
      return at;
    }

    private int rows(int segment, byte[] out, int to) throws CodecException {
      var format = source.format();
      var bounds = Bounds.of(request);
      int shift = (bytes - 1 - segment % bytes) * Byte.SIZE;
      int unused = format.signed() ? Integer.SIZE - format.bitsStored() : 0;
      var line = new int[format.columns()];
      var row = new byte[format.columns()];
      int at = to;
      for (int y = 0; y < format.rows(); y++) {
        bounds.requireTime();
        source.component(y, segment / bytes, line, 0);
        for (int x = 0; x < row.length; x++) {
          row[x] = (byte) (line[x] << unused >> unused >> shift);
        }
        at = PackBits.encode(row, row.length, out, at);
      }
      return at;
    }

    private int bits(int sample, byte[] out, int to) throws CodecException {
      var format = source.format();
      var bounds = Bounds.of(request);
      var packed = new byte[RleDecoder.segmentLength(format)];
      var line = new int[format.columns()];
      int bit = 0;
      for (int y = 0; y < format.rows(); y++) {
        bounds.requireTime();
        source.component(y, sample, line, 0);
        for (int x = 0; x < line.length; x++, bit++) {
          packed[bit >> 3] |= (byte) (line[x] << (bit & 7));
        }
      }
      return PackBits.encode(packed, packed.length, out, to);
    }
  }
}

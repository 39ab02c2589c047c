package org.isocenter.imaging.codec.jpegls;

import java.util.Set;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodeStreamOutput;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.EncodeRequest;
import org.isocenter.imaging.codec.FrameEncoder;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/**
 * JPEG-LS, ITU-T T.87, of 2 to 16 bits: one scan, components interleaved by lines, the standard
 * parameters. Signed values are coded as the bit patterns that they are stored as.
 */
public final class JpegLsEncoder implements FrameEncoder {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_FRAME = 0xF7;
  private static final int START_OF_SCAN = 0xDA;

  private final int near;

  private JpegLsEncoder(int near) {
    this.near = near;
  }

  public static JpegLsEncoder lossless() {
    return new JpegLsEncoder(0);
  }

  /**
   * Allows values to change.
   *
   * @param near by how much at most, 1 to 255
   */
  public static JpegLsEncoder nearLossless(int near) {
    if (near < 1 || near > 255) {
      throw new IllegalArgumentException("NEAR is " + near + ", not 1 to 255.");
    }
    return new JpegLsEncoder(near);
  }

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(
        near == 0 ? TransferSyntax.JPEG_LS_LOSSLESS : TransferSyntax.JPEG_LS_NEAR_LOSSLESS);
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    var source = SampleSource.of(samples, request);
    var format = source.format();
    if (format.bitsStored() < 2 || format.bitsStored() > 16) {
      throw request.failure("JPEG-LS holds 2 to 16 bits, not " + format.bitsStored() + ".");
    }
    int maximum = (1 << format.bitsStored()) - 1;
    if (near > maximum / 2 || (near > 0 && format.signed())) {
      throw request.failure("Such values may not change by " + near + ".");
    }
    long expected = format.values() * SampleRows.bytesPerValue(format);
    Bounds.of(request).requireRoom(format, 2 * expected);
    var out = new CodeStreamOutput(expected / 2);
    writeHeaders(format, out);
    var model = new CodingModel(Preset.standard(maximum, near), near, format.samples());
    encodeScan(source, request, model, out);
    out.writeMarker(END_OF_IMAGE);
    return out.toByteArray();
  }

  private void writeHeaders(PixelFormat format, CodeStreamOutput out) {
    int components = format.samples();
    out.writeMarker(START_OF_IMAGE);
    out.writeMarker(START_OF_FRAME);
    out.writeShort(8 + 3 * components);
    out.writeByte(format.bitsStored());
    out.writeShort(format.rows());
    out.writeShort(format.columns());
    out.writeByte(components);
    for (int i = 1; i <= components; i++) {
      out.writeByte(i);
      out.writeShort(0x1100);
    }
    out.writeMarker(START_OF_SCAN);
    out.writeShort(6 + 2 * components);
    out.writeByte(components);
    for (int i = 1; i <= components; i++) {
      out.writeShort(i << 8);
    }
    out.writeByte(near);
    out.writeByte(components == 1 ? 0 : ScanHeader.BY_LINES);
    out.writeByte(0);
  }

  private static void encodeScan(
      SampleSource source, EncodeRequest request, CodingModel model, CodeStreamOutput out)
      throws CodecException {
    var bounds = Bounds.of(request);
    var format = source.format();
    int columns = format.columns();
    var bits = new BitSink(out);
    var encoder = new LineEncoder(bits, model, columns);
    var above = new int[format.samples()][columns + 2];
    var lines = new int[format.samples()][columns + 2];
    for (int row = 0; row < format.rows(); row++) {
      bounds.requireTime();
      for (int i = 0; i < lines.length; i++) {
        source.component(row, i, lines[i], 1);
        above[i][columns + 1] = above[i][columns];
        lines[i][0] = above[i][1];
        encoder.encode(above[i], lines[i], i);
      }
      int[][] oldest = above;
      above = lines;
      lines = oldest;
    }
    bits.finish();
  }
}

package org.isocenter.imaging.codec.jpeg;

import java.util.Arrays;
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
 * JPEG lossless, ITU-T T.81 annex H, of 2 to 16 bits: each sample is predicted from the one to its
 * left (selection value 1). Signed values are coded as the bit patterns that they are stored as.
 */
public final class LosslessEncoder implements FrameEncoder {
  private static final int START_OF_IMAGE = 0xD8;
  private static final int SYMBOLS = 256;

  @Override
  public Set<TransferSyntax> syntaxes() {
    return Set.of(TransferSyntax.JPEG_LOSSLESS, TransferSyntax.JPEG_LOSSLESS_SV1);
  }

  @Override
  public byte[] encode(Samples samples, EncodeRequest request) throws CodecException {
    var source = SampleSource.of(samples, request);
    var format = source.format();
    if (format.bitsStored() < 2 || format.bitsStored() > 16) {
      throw request.failure("JPEG holds 2 to 16 bits, not " + format.bitsStored() + ".");
    }
    long expected = format.values() * SampleRows.bytesPerValue(format);
    Bounds.of(request).requireRoom(format, 2 * expected);
    var pass = new Pass(source, Bounds.of(request), new int[SYMBOLS]);
    pass.count();
    var code = HuffmanCode.best(pass.frequencies);
    var out = new CodeStreamOutput(expected / 2);
    writeHeaders(format, code, out);
    pass.write(code, new EntropySink(out));
    out.writeMarker(MarkerSegments.END_OF_IMAGE);
    return out.toByteArray();
  }

  private static void writeHeaders(PixelFormat format, HuffmanCode code, CodeStreamOutput out) {
    int components = format.samples();
    out.writeMarker(START_OF_IMAGE);
    out.writeMarker(FrameHeader.LOSSLESS);
    out.writeShort(8 + 3 * components);
    out.writeByte(format.bitsStored());
    out.writeShort(format.rows());
    out.writeShort(format.columns());
    out.writeByte(components);
    for (int i = 1; i <= components; i++) {
      out.writeByte(i);
      out.writeShort(0x1100);
    }
    code.write(0, out);
    out.writeMarker(MarkerSegments.START_OF_SCAN);
    out.writeShort(6 + 2 * components);
    out.writeByte(components);
    for (int i = 1; i <= components; i++) {
      out.writeShort(i << 8);
    }
    out.writeByte(1);
    out.writeShort(0);
  }

  /** Goes over the differences twice: to count their sizes, and to write them. */
  private record Pass(SampleSource source, Bounds bounds, int[] frequencies) {

    void count() throws CodecException {
      var line = new int[source.format().columns() * source.format().samples()];
      var first = firstPredictions();
      for (int row = 0; row < source.format().rows(); row++) {
        bounds.requireTime();
        differences(row, first, line);
        for (int difference : line) {
          frequencies[size(difference)]++;
        }
      }
    }

    void write(HuffmanCode code, EntropySink sink) throws CodecException {
      var line = new int[source.format().columns() * source.format().samples()];
      var first = firstPredictions();
      for (int row = 0; row < source.format().rows(); row++) {
        bounds.requireTime();
        differences(row, first, line);
        for (int difference : line) {
          int size = size(difference);
          sink.code(code, size, difference, size & 15);
        }
      }
      sink.finish();
    }

    private int[] firstPredictions() {
      var first = new int[source.format().samples()];
      Arrays.fill(first, 1 << source.format().bitsStored() - 1);
      return first;
    }

    /** A line of differences, modulo 65,536 as -32,767 to 32,768; {@code first} moves on. */
    private void differences(int row, int[] first, int[] line) {
      int step = first.length;
      source.pixels(row, line);
      for (int component = 0; component < step; component++) {
        int next = line[component];
        int left = first[component];
        first[component] = next;
        for (int i = component; i < line.length; i += step) {
          int sample = line[i];
          line[i] = signed(sample - left);
          left = sample;
        }
      }
    }

    private static int signed(int difference) {
      int wrapped = (short) difference;
      return wrapped == Short.MIN_VALUE ? -wrapped : wrapped;
    }

    /** Bits of the difference; 16 for 32,768, which has none behind its code. */
    private static int size(int difference) {
      return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(difference));
    }
  }
}

package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodeStreamOutput;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;

/** The quantized coefficients of a whole frame, kept so that the best codes can be chosen. */
final class QuantizedFrame {
  private static final int BLOCK = 8;
  private static final int COEFFICIENTS = 64;
  private static final int MIDDLE = 128;

  private final SampleSource source;
  private final PixelFormat format;
  private final int across;
  private final int down;
  private final short[] coefficients;
  private final Quantization[] quantizations;

  /** Room for the coefficients; {@link Bounds#requireRoom} has allowed it. */
  QuantizedFrame(SampleSource source, int quality) {
    this.source = source;
    this.format = source.format();
    this.across = Math.ceilDiv(format.columns(), BLOCK);
    this.down = Math.ceilDiv(format.rows(), BLOCK);
    this.coefficients = new short[Math.toIntExact(workingBytes(format) / Short.BYTES)];
    this.quantizations =
        format.samples() == 1
            ? new Quantization[] {Quantization.luminance(quality)}
            : new Quantization[] {
              Quantization.luminance(quality), Quantization.chrominance(quality)
            };
  }

  static long workingBytes(PixelFormat format) {
    long blocks = (long) Math.ceilDiv(format.columns(), BLOCK) * Math.ceilDiv(format.rows(), BLOCK);
    return blocks * COEFFICIENTS * format.samples() * Short.BYTES;
  }

  /** Which tables a component has, 0 or 1. */
  private static int kind(int component) {
    return Math.min(component, 1);
  }

  /** Transforms all blocks, which stand as they are written: a unit has one of each component. */
  void quantize(Bounds bounds) throws CodecException {
    int width = across * BLOCK;
    var planes = new int[format.samples()][BLOCK * width];
    var block = new int[COEFFICIENTS];
    int to = 0;
    for (int y = 0; y < down; y++) {
      bounds.requireTime();
      for (int row = 0; row < BLOCK; row++) {
        loadRow(Math.min(y * BLOCK + row, format.rows() - 1), planes, row * width);
      }
      for (int x = 0; x < across; x++) {
        for (int component = 0; component < planes.length; component++) {
          copyBlock(planes[component], x * BLOCK, width, block);
          ForwardDct.transform(block);
          quantizations[kind(component)].quantize(block, coefficients, to);
          to += COEFFICIENTS;
        }
      }
    }
  }

  private static void copyBlock(int[] plane, int from, int width, int[] block) {
    for (int row = 0; row < BLOCK; row++) {
      System.arraycopy(plane, from + row * width, block, row * BLOCK, BLOCK);
    }
  }

  /** Loads a row around 0 and repeats its last sample to a whole block. */
  private void loadRow(int row, int[][] planes, int to) {
    int columns = format.columns();
    for (int component = 0; component < planes.length; component++) {
      source.component(row, component, planes[component], to);
    }
    if (format.photometric() == Photometric.RGB) {
      toYcbcr(planes, to, columns);
    }
    for (int[] plane : planes) {
      for (int i = to; i < to + columns; i++) {
        plane[i] -= MIDDLE;
      }
      for (int i = to + columns; i < to + across * BLOCK; i++) {
        plane[i] = plane[to + columns - 1];
      }
    }
  }

  /** ITU-T T.871 section 7, with 16 bits behind the point. */
  private static void toYcbcr(int[][] planes, int from, int count) {
    int half = 1 << 15;
    int middle = (MIDDLE << 16) + half - 1;
    for (int i = from; i < from + count; i++) {
      int red = planes[0][i];
      int green = planes[1][i];
      int blue = planes[2][i];
      planes[0][i] = 19595 * red + 38470 * green + 7471 * blue + half >> 16;
      planes[1][i] = -11059 * red - 21709 * green + 32768 * blue + middle >> 16;
      planes[2][i] = 32768 * red - 27439 * green - 5329 * blue + middle >> 16;
    }
  }

  /** Writes all segments from the quantization tables to the end of the scan. */
  void write(CodeStreamOutput out, Bounds bounds) throws CodecException {
    for (int i = 0; i < quantizations.length; i++) {
      quantizations[i].write(i, out);
    }
    writeFrameHeader(out);
    var codes = codes(bounds);
    for (int i = 0; i < codes.length; i++) {
      codes[i].direct().write(i, out);
      codes[i].alternating().write(0x10 | i, out);
    }
    writeScanHeader(out);
    writeScan(codes, out, bounds);
  }

  private void writeFrameHeader(CodeStreamOutput out) {
    out.writeMarker(FrameHeader.BASELINE);
    out.writeShort(8 + 3 * format.samples());
    out.writeByte(Byte.SIZE);
    out.writeShort(format.rows());
    out.writeShort(format.columns());
    out.writeByte(format.samples());
    for (int i = 0; i < format.samples(); i++) {
      out.writeByte(i + 1);
      out.writeByte(0x11);
      out.writeByte(kind(i));
    }
  }

  private void writeScanHeader(CodeStreamOutput out) {
    out.writeMarker(MarkerSegments.START_OF_SCAN);
    out.writeShort(6 + 2 * format.samples());
    out.writeByte(format.samples());
    for (int i = 0; i < format.samples(); i++) {
      out.writeByte(i + 1);
      out.writeByte(kind(i) * 0x11);
    }
    out.writeByte(0);
    out.writeByte(COEFFICIENTS - 1);
    out.writeByte(0);
  }

  private BlockCoder.Codes[] codes(Bounds bounds) throws CodecException {
    var coders = new BlockCoder[quantizations.length];
    for (int i = 0; i < coders.length; i++) {
      coders[i] = new BlockCoder();
    }
    var predictions = new int[format.samples()];
    for (int at = 0, unit = 0; at < coefficients.length; unit++) {
      if (unit % across == 0) {
        bounds.requireTime();
      }
      for (int i = 0; i < predictions.length; i++, at += COEFFICIENTS) {
        coders[kind(i)].count(coefficients, at, predictions[i]);
        predictions[i] = coefficients[at];
      }
    }
    var codes = new BlockCoder.Codes[coders.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = coders[i].codes();
    }
    return codes;
  }

  private void writeScan(BlockCoder.Codes[] codes, CodeStreamOutput out, Bounds bounds)
      throws CodecException {
    var sink = new EntropySink(out);
    var predictions = new int[format.samples()];
    for (int at = 0, unit = 0; at < coefficients.length; unit++) {
      if (unit % across == 0) {
        bounds.requireTime();
      }
      for (int i = 0; i < predictions.length; i++, at += COEFFICIENTS) {
        codes[kind(i)].write(coefficients, at, predictions[i], sink);
        predictions[i] = coefficients[at];
      }
    }
    sink.finish();
  }
}

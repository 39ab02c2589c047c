package org.isocenter.imaging.codec.jpeg;

import java.util.Arrays;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodeStreamOutput;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SampleSource;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;

/** One frame as segments from the quantization tables to the end of the scan. */
final class BaselineFrame {
  private static final int BLOCK = 8;
  private static final int COEFFICIENTS = 64;
  private static final int MIDDLE = 128;

  private final SampleSource source;
  private final PixelFormat format;
  private final int width;
  private final int[][][] samples;
  private final int[][][] coefficients;
  private final NonZeros[] nonZeros;
  private final Quantization[] quantizations;
  private final BlockWriter[] writers;

  /** Room for a row of blocks; {@link Bounds#requireRoom} has allowed it. */
  BaselineFrame(SampleSource source, int quality) {
    this.source = source;
    this.format = source.format();
    this.width = width(format);
    this.samples = new int[format.samples()][BLOCK][width];
    this.coefficients = new int[format.samples()][BLOCK][width];
    this.nonZeros = new NonZeros[format.samples()];
    Arrays.setAll(nonZeros, _ -> new NonZeros(width));
    this.quantizations =
        format.samples() == 1
            ? new Quantization[] {Quantization.luminance(quality, width)}
            : new Quantization[] {
              Quantization.luminance(quality, width), Quantization.chrominance(quality, width)
            };
    this.writers = new BlockWriter[] {BlockWriter.luminance(), BlockWriter.chrominance()};
  }

  private static int width(PixelFormat format) {
    return Math.ceilDiv(format.columns(), BLOCK) * BLOCK;
  }

  /** What a row of blocks takes: samples, coefficients and marks, and two tables of two kinds. */
  static long workingBytes(PixelFormat format) {
    return (long) width(format) * BLOCK * Integer.BYTES * (3 * format.samples() + 4);
  }

  /** Which tables a component has, 0 or 1. */
  private static int kind(int component) {
    return Math.min(component, 1);
  }

  void write(CodeStreamOutput out, Bounds bounds) throws CodecException {
    for (int i = 0; i < quantizations.length; i++) {
      quantizations[i].write(i, out);
    }
    writeFrameHeader(out);
    for (int i = 0; i < quantizations.length; i++) {
      writers[i].writeTables(i, out);
    }
    writeScanHeader(out);
    writeScan(new EntropySink(out), bounds);
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

  private void writeScan(EntropySink sink, Bounds bounds) throws CodecException {
    var predictions = new int[format.samples()];
    for (int y = 0; y < format.rows(); y += BLOCK) {
      bounds.requireTime();
      quantize(y);
      for (int x = 0; x < width; x += BLOCK) {
        for (int component = 0; component < predictions.length; component++) {
          int[][] from = coefficients[component];
          long found = nonZeros[component].of(x);
          writers[kind(component)].write(from, x, found, predictions[component], sink);
          predictions[component] = from[0][x];
        }
      }
    }
    sink.finish();
  }

  /** Transforms the blocks whose first row is {@code y}; below the last row it is repeated. */
  private void quantize(int y) {
    for (int row = 0; row < BLOCK; row++) {
      load(Math.min(y + row, format.rows() - 1), row);
    }
    for (int component = 0; component < samples.length; component++) {
      ForwardDct.transform(samples[component], coefficients[component]);
      quantizations[kind(component)].quantize(coefficients[component]);
      nonZeros[component].find(coefficients[component]);
    }
  }

  /** Loads a row around 0 and repeats its last sample to a whole block. */
  private void load(int row, int to) {
    for (int component = 0; component < samples.length; component++) {
      source.component(row, component, samples[component][to], 0);
    }
    if (format.photometric() == Photometric.RGB) {
      toYcbcr(samples[0][to], samples[1][to], samples[2][to]);
    }
    int columns = format.columns();
    for (int[][] band : samples) {
      int[] line = band[to];
      for (int i = 0; i < columns; i++) {
        line[i] -= MIDDLE;
      }
      Arrays.fill(line, columns, width, line[columns - 1]);
    }
  }

  /** ITU-T T.871 section 7, with 16 bits behind the point. */
  private static void toYcbcr(int[] first, int[] second, int[] third) {
    int half = 1 << 15;
    int middle = (MIDDLE << 16) + half - 1;
    for (int i = 0; i < first.length; i++) {
      int red = first[i];
      int green = second[i];
      int blue = third[i];
      first[i] = 19595 * red + 38470 * green + 7471 * blue + half >> 16;
      second[i] = -11059 * red - 21709 * green + 32768 * blue + middle >> 16;
      third[i] = 32768 * red - 27439 * green - 5329 * blue + middle >> 16;
    }
  }
}

package org.isocenter.imaging.codec.jpeg;

import java.util.Arrays;
import org.isocenter.imaging.codec.Bounds;
import org.isocenter.imaging.codec.CodecException;

/** The blocks of one component and the samples that were made of them. */
final class DctComponent {
  private static final int BLOCK = 8;
  private static final int COEFFICIENTS = 64;

  private final FrameComponent component;
  private final int mostHorizontal;
  private final int mostVertical;
  private final int usedBlockColumns;
  private final int usedBlockRows;
  private final int stride;
  private final short[] plane;
  private final short[] coefficients;
  private boolean decoded;

  DctComponent(FrameHeader header, FrameComponent component, boolean progressive) {
    this.component = component;
    this.mostHorizontal = header.mostHorizontal();
    this.mostVertical = header.mostVertical();
    this.usedBlockColumns =
        Math.ceilDiv(
            Math.ceilDiv(header.size().columns() * component.horizontal(), mostHorizontal), BLOCK);
    this.usedBlockRows =
        Math.ceilDiv(
            Math.ceilDiv(header.size().rows() * component.vertical(), mostVertical), BLOCK);
    this.stride = blockColumns(header, component) * BLOCK;
    int length = Math.toIntExact(values(header, component));
    this.plane = new short[length];
    this.coefficients = new short[progressive ? length : 0];
  }

  static long workingBytes(FrameHeader header, FrameComponent component, boolean progressive) {
    return values(header, component) * Short.BYTES * (progressive ? 2 : 1);
  }

  private static long values(FrameHeader header, FrameComponent component) {
    int rows =
        Math.ceilDiv(header.size().rows(), BLOCK * header.mostVertical()) * component.vertical();
    return (long) rows * blockColumns(header, component) * COEFFICIENTS;
  }

  /** Blocks side by side, those included that only fill up minimum coded units. */
  private static int blockColumns(FrameHeader header, FrameComponent component) {
    int units = Math.ceilDiv(header.size().columns(), BLOCK * header.mostHorizontal());
    return units * component.horizontal();
  }

  int horizontal() {
    return component.horizontal();
  }

  int vertical() {
    return component.vertical();
  }

  int quantization() {
    return component.quantization();
  }

  int blocksPerUnit() {
    return component.horizontal() * component.vertical();
  }

  /** Blocks side by side that hold samples of the frame. */
  int usedBlockColumns() {
    return usedBlockColumns;
  }

  int usedBlockRows() {
    return usedBlockRows;
  }

  /** Notes a scan; what a component needs at least is its DC coefficients. */
  void decoded(ScanHeader scan) {
    decoded |= scan.first() == 0;
  }

  boolean isDecoded() {
    return decoded;
  }

  /** The samples, {@link #stride} in a row. */
  short[] plane() {
    return plane;
  }

  int stride() {
    return stride;
  }

  /** Where the samples of a block begin. */
  int sampleOffset(int x, int y) {
    return y * BLOCK * stride + x * BLOCK;
  }

  /** The coefficients of a progressive frame, block by block in the order of the zigzag. */
  short[] coefficients() {
    return coefficients;
  }

  /** Where the coefficients of a block begin. */
  int coefficientOffset(int x, int y) {
    return (y * (stride / BLOCK) + x) * COEFFICIENTS;
  }

  /** Makes samples of the coefficients of a progressive frame. */
  void transform(InverseDct inverse, int[] steps, Bounds bounds) throws CodecException {
    var block = new int[COEFFICIENTS];
    for (int y = 0; y < usedBlockRows; y++) {
      bounds.requireTime();
      for (int x = 0; x < usedBlockColumns; x++) {
        int from = coefficientOffset(x, y);
        Arrays.fill(block, 0);
        for (int k = 0; k < COEFFICIENTS; k++) {
          block[Zigzag.NATURAL[k]] = coefficients[from + k] * steps[k];
        }
        inverse.transform(block, plane, sampleOffset(x, y), stride);
      }
    }
  }

  /** Copies a row of the frame, repeating samples that several pixels share. */
  void row(int row, int[] line) {
    int from = row * component.vertical() / mostVertical * stride;
    int shared = mostHorizontal / component.horizontal();
    if (shared == 1 && mostHorizontal == component.horizontal()) {
      for (int i = 0; i < line.length; i++) {
        line[i] = plane[from + i];
      }
    } else if (shared == 2 && mostHorizontal == 2 * component.horizontal()) {
      for (int i = 0; i < line.length; i++) {
        line[i] = plane[from + (i >> 1)];
      }
    } else {
      for (int i = 0; i < line.length; i++) {
        line[i] = plane[from + i * component.horizontal() / mostHorizontal];
      }
    }
  }
}

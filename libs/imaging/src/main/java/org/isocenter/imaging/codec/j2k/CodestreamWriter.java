package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import org.isocenter.imaging.frame.PixelFormat;

/** Writes the headers around the packets of a single tile, T.800 annex A. */
final class CodestreamWriter {
  private static final int HIGH_THROUGHPUT = 0x4000;
  private static final int PART_15 = 0x20000;
  private static final int TILE_PART_HEADER = 14;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CodingStyle style;

  CodestreamWriter(CodingStyle style) {
    this.style = style;
  }

  /** SOC, SIZ and, for HT code blocks, CAP. */
  void writeSize(PixelFormat format, int mostPlanes) {
    boolean ht = style.has(CodingStyle.HIGH_THROUGHPUT);
    u16(Marker.SOC);
    u16(Marker.SIZ);
    u16(38 + 3 * format.samples());
    u16(ht ? HIGH_THROUGHPUT : 0);
    for (int times = 0; times < 2; times++) { // the image, then the only tile
      u32(format.columns());
      u32(format.rows());
      u32(0);
      u32(0);
    }
    u16(format.samples());
    for (int c = 0; c < format.samples(); c++) {
      out.write(format.bitsStored() - 1 | (format.signed() ? 0x80 : 0));
      out.write(1);
      out.write(1);
    }
    if (ht) {
      u16(Marker.CAP);
      u16(8);
      u32(PART_15);
      u16(Math.max(0, mostPlanes - 8)); // MAGB, T.814 A.3.4: all blocks are HT and reversible
    }
  }

  /** COD, T.800 A.6.1, with one layer. */
  void writeStyle(Progression.Order order, boolean transformed) {
    u16(Marker.COD);
    u16(12);
    out.write(0);
    out.write(order.code());
    u16(1);
    out.write(transformed ? 1 : 0);
    out.write(style.levels());
    out.write(style.blockWidth() - 2);
    out.write(style.blockHeight() - 2);
    out.write(style.blockStyle());
    out.write(1); // the reversible 5-3 filter
  }

  /** QCD without quantization, T.800 A.6.4. */
  void writeQuantization(Quantization quantization) {
    int count = quantization.steps().length;
    u16(Marker.QCD);
    u16(3 + count);
    out.write(quantization.guardBits() << 5);
    for (int i = 0; i < count; i++) {
      out.write(quantization.exponent(i) << 3);
    }
  }

  /**
   * The tile part and the end.
   *
   * @param lengths whether TLM says how long the tile part is, T.800 A.7.1
   */
  byte[] finish(ByteArrayOutputStream packets, boolean lengths) {
    int length = packets.size() + TILE_PART_HEADER;
    if (lengths) {
      u16(Marker.TLM);
      u16(8);
      out.write(0);
      out.write(0x40); // tiles in their order, lengths of four bytes
      u32(length);
    }
    u16(Marker.SOT);
    u16(10);
    u16(0);
    u32(length);
    out.write(0);
    out.write(1);
    u16(Marker.SOD);
    out.writeBytes(packets.toByteArray());
    u16(Marker.EOC);
    return out.toByteArray();
  }

  private void u16(int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private void u32(int value) {
    u16(value >>> 16);
    u16(value);
  }
}

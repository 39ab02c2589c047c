package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes packets of a single layer, T.800 B.9 and B.10. */
final class PacketWriter {
  private static final int FIRST_LENGTH_BITS = 3;

  private final ByteArrayOutputStream out;

  PacketWriter(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** The code blocks of one sub-band of a precinct in raster order. */
  record Band(List<EncodedBlock> blocks, int across) {}

  /** Writes a packet with the code blocks of a precinct. */
  void write(List<Band> bands) {
    var bits = new PacketBitsWriter(out);
    bits.bit(1);
    for (Band band : bands) {
      if (!band.blocks().isEmpty()) {
        writeHeader(bits, band);
      }
    }
    bits.finish();
    for (Band band : bands) {
      for (EncodedBlock block : band.blocks()) {
        out.writeBytes(block.bytes());
      }
    }
  }

  private static void writeHeader(PacketBitsWriter bits, Band band) {
    int across = band.across();
    int count = band.blocks().size();
    int[] absent = new int[count];
    int[] zeroPlanes = new int[count];
    for (int i = 0; i < count; i++) {
      absent[i] = band.blocks().get(i).passes() == 0 ? 1 : 0;
      zeroPlanes[i] = band.blocks().get(i).zeroPlanes();
    }
    var inclusion = new TagTreeWriter(absent, across, count / across);
    var planes = new TagTreeWriter(zeroPlanes, across, count / across);
    for (int i = 0; i < count; i++) {
      EncodedBlock block = band.blocks().get(i);
      inclusion.write(bits, i % across, i / across, 1);
      if (block.passes() > 0) {
        planes.write(bits, i % across, i / across, block.zeroPlanes() + 1);
        writePasses(bits, block.passes());
        writeLength(bits, block);
      }
    }
  }

  /** The number of coding passes, T.800 table B.4. */
  private static void writePasses(PacketBitsWriter bits, int passes) {
    if (passes < 3) {
      bits.bits(passes == 1 ? 0 : 2, passes);
    } else if (passes < 6) {
      bits.bits(0xC | passes - 3, 4);
    } else if (passes < 37) {
      bits.bits(0x1E0 | passes - 6, 9);
    } else {
      bits.bits(0xFF80 | passes - 37, 16);
    }
  }

  private static void writeLength(PacketBitsWriter bits, EncodedBlock block) {
    int more = log2(block.passes());
    int needed = log2(block.bytes().length) + 1 - more;
    int lengthBits = Math.max(FIRST_LENGTH_BITS, needed);
    for (int i = FIRST_LENGTH_BITS; i < lengthBits; i++) {
      bits.bit(1);
    }
    bits.bit(0);
    bits.bits(block.bytes().length, lengthBits + more);
  }

  private static int log2(int value) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
  }
}

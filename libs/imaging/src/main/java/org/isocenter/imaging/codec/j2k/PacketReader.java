package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;
import org.isocenter.imaging.codec.CodecException;

/** Reads the packets of a tile one after the other, T.800 B.9 and B.10. */
final class PacketReader {
  private static final int MOST_ZERO_PLANES = 80;
  private static final int MOST_PASSES = 164;
  private static final int SOP_SEGMENT = 6;

  /** What a precinct with up to three sub-bands and their tag trees takes in memory. */
  private static final long BYTES_OF_A_PRECINCT = 2000;

  private static final long BYTES_OF_A_BLOCK = 150;

  /** The share of the memory of a frame that may be known of its packets. */
  private static final int SHARE = 4;

  private final ByteCursor packets;
  private final ByteCursor headers;
  private final Parameters parameters;
  private CodeBlock[] contributing = new CodeBlock[16];
  private long[] lengths = new long[16];
  private int contributions;
  private long budget;

  /**
   * @param headers where the headers of packets are; {@code packets} itself unless they are packed
   * @param mostBytes what the whole frame may take in memory
   */
  PacketReader(ByteCursor packets, ByteCursor headers, Parameters parameters, long mostBytes) {
    this.packets = packets;
    this.headers = headers;
    this.parameters = parameters;
    this.budget = mostBytes / SHARE;
  }

  /** Whether nothing is left; what is missing then counts as empty packets. */
  boolean isAtEnd() {
    return headers.remaining() == 0;
  }

  /** Reads the packet of a layer. */
  void read(Resolution resolution, int number, int layer, CodingStyle style) throws CodecException {
    if (parameters.sop() && packets.peek16() == Marker.SOP) {
      packets.skip(SOP_SEGMENT);
    }
    contributions = 0;
    var bits = new PacketBits(headers);
    if (bits.bit() == 1) {
      for (Precinct.Blocks blocks : precinct(resolution, number).bands()) {
        readBlocks(bits, blocks, layer, style);
      }
    }
    bits.finish();
    if (parameters.eph() && headers.peek16() == Marker.EPH) {
      headers.skip(2);
    }
    for (int i = 0; i < contributions; i++) {
      contributing[i].addChunk(packets.position(), (int) Math.min(lengths[i], Integer.MAX_VALUE));
      packets.skip(lengths[i]);
    }
  }

  /** Takes a precinct, the memory of a new one being counted: a byte can make one of them. */
  private Precinct precinct(Resolution resolution, int number) throws CodecException {
    if (!resolution.hasPrecinct(number)) {
      budget -= BYTES_OF_A_PRECINCT;
      for (Subband subband : resolution.subbands()) {
        long blocks =
            resolution.precinctArea(number, subband).samples()
                >> resolution.blockWidth() + resolution.blockHeight();
        budget -= blocks * BYTES_OF_A_BLOCK;
      }
      if (budget < 0) {
        throw headers.failure("The frame has more precincts and code blocks than allowed.");
      }
    }
    return resolution.precinct(number);
  }

  private void readBlocks(PacketBits bits, Precinct.Blocks blocks, int layer, CodingStyle style)
      throws CodecException {
    for (int i = 0; i < blocks.blocks.length; i++) {
      int x = i % blocks.across;
      int y = i / blocks.across;
      var block = blocks.blocks[i];
      boolean contributes =
          block.included ? bits.bit() == 1 : blocks.inclusion.isBelow(bits, x, y, layer + 1);
      if (!contributes) {
        continue;
      }
      if (!block.included) {
        block.included = true;
        block.zeroPlanes = readZeroPlanes(bits, blocks.zeroPlanes, x, y);
      }
      int passes = readPasses(bits);
      while (bits.bit() == 1) {
        block.lengthBits++;
        if (block.lengthBits > Integer.SIZE) {
          throw headers.failure("The length of a code block has too many bits.");
        }
      }
      contribute(
          block,
          style.has(CodingStyle.HIGH_THROUGHPUT)
              ? readHighThroughput(bits, block, passes)
              : readSegments(bits, block, passes, style));
    }
  }

  private int readZeroPlanes(PacketBits bits, TagTree tree, int x, int y) throws CodecException {
    int planes = 0;
    while (!tree.isBelow(bits, x, y, planes + 1)) {
      planes++;
      if (planes > MOST_ZERO_PLANES) {
        throw headers.failure("A code block lacks more bit planes than there can be.");
      }
    }
    return planes;
  }

  /** The number of coding passes, T.800 table B.4. */
  private static int readPasses(PacketBits bits) {
    if (bits.bit() == 0) {
      return 1;
    }
    if (bits.bit() == 0) {
      return 2;
    }
    int more = bits.bits(2);
    if (more < 3) {
      return 3 + more;
    }
    more = bits.bits(5);
    return more < 31 ? 6 + more : 37 + bits.bits(7);
  }

  /** Reads the lengths of all segments that the new passes belong to; returns their sum. */
  private long readSegments(PacketBits bits, CodeBlock block, int passes, CodingStyle style)
      throws CodecException {
    long total = 0;
    int left = passes;
    while (left > 0) {
      int room = room(block, style);
      int count = Math.min(left, room);
      total += readLength(bits, block, count);
      left -= count;
    }
    return total;
  }

  /** How many passes still fit the open segment, a new one being opened when none does. */
  private int room(CodeBlock block, CodingStyle style) throws CodecException {
    if (block.passes > MOST_PASSES) {
      throw headers.failure("A code block has more passes than bit planes allow.");
    }
    int open = block.segments() - 1;
    int used = open < 0 ? 0 : block.segmentPasses(open);
    int room = open < 0 ? 0 : capacity(style, block.passes - used) - used;
    if (room > 0) {
      return room;
    }
    block.openSegment();
    return capacity(style, block.passes);
  }

  /** The passes of a segment that begins with pass {@code first}, T.800 tables D.8 and D.9. */
  private static int capacity(CodingStyle style, int first) {
    if (style.has(CodingStyle.TERMINATE_EACH_PASS)) {
      return 1;
    }
    if (!style.has(CodingStyle.BYPASS)) {
      return Integer.MAX_VALUE;
    }
    if (first < 10) {
      return 10;
    }
    return first % 3 == 1 ? 2 : 1;
  }

  /**
   * The lengths of the cleanup pass and of the two others together, T.814 B.3; passes in threes
   * before them only say that bit planes are empty.
   */
  private long readHighThroughput(PacketBits bits, CodeBlock block, int passes)
      throws CodecException {
    int left = passes;
    long total = 0;
    if (block.segments() == 0) {
      block.placeholders = (passes - 1) / 3;
      left -= 3 * block.placeholders;
      block.openSegment();
      int lengthBits = block.lengthBits + log2(3 * block.placeholders + 1);
      total += readBytes(bits, block, 1, lengthBits);
      left--;
      block.openSegment();
    }
    if (left > 0) {
      if (block.passes + left > 3) {
        throw headers.failure("A code block has more than one set of HT passes.");
      }
      total += readLength(bits, block, left);
    }
    return total;
  }

  private long readLength(PacketBits bits, CodeBlock block, int passes) throws CodecException {
    return readBytes(bits, block, passes, block.lengthBits + log2(passes));
  }

  private long readBytes(PacketBits bits, CodeBlock block, int passes, int lengthBits)
      throws CodecException {
    if (lengthBits > Integer.SIZE) {
      throw headers.failure("The length of a code block has too many bits.");
    }
    long length = bits.bits(lengthBits) & 0xFFFFFFFFL;
    if (length > packets.remaining()) {
      throw headers.failure("A code block is longer than the code stream.");
    }
    block.extendSegment(passes, (int) length);
    return length;
  }

  private static int log2(int value) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
  }

  private void contribute(CodeBlock block, long length) {
    if (contributions == contributing.length) {
      contributing = Arrays.copyOf(contributing, contributions * 2);
      lengths = Arrays.copyOf(lengths, contributions * 2);
    }
    contributing[contributions] = block;
    lengths[contributions++] = length;
  }
}

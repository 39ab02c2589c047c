package org.isocenter.imaging.codec.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/**
 * The entropy-coded bits of a scan or restart interval without stuffed bytes, ITU-T T.81 B.1.1.5.
 * So many zeros stand behind the end that a block may be read before it is asked whether it was
 * there.
 */
final class EntropyBits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** A block has 64 codes of 16 bits with 15 bits each at most, and a window eight bytes. */
  private static final int PADDING = 64 * 4 + 16;

  private static final int LOOKUP_SHIFT = Long.SIZE - HuffmanTable.LOOKUP_BITS;

  private final byte[] stream;
  private final DecodeRequest request;
  private final byte[] bits;
  private int start;
  private int marker;
  private long position;
  private long end;

  EntropyBits(MarkerSegments segments) {
    this.stream = segments.stream();
    this.request = segments.request();
    this.bits = new byte[stream.length + PADDING];
  }

  /** Bytes that the bits of {@code stream} take. */
  static long size(byte[] stream) {
    return stream.length + (long) PADDING;
  }

  /** Takes the bits from {@code from} to the next marker. */
  void load(int from) {
    byte[] source = stream;
    byte[] target = bits;
    int to = 0;
    int at = from;
    int last = source.length - 1;
    for (; at <= last; at++) {
      byte next = source[at];
      if (next == -1) {
        if (at == last || source[at + 1] != 0) {
          break;
        }
        at++;
      }
      target[to++] = next;
    }
    start = from;
    marker = at;
    position = 0;
    end = (long) to * Byte.SIZE;
    Arrays.fill(target, to, to + PADDING, (byte) 0);
  }

  /** Where the marker stands that ended the bits. */
  int marker() {
    return marker;
  }

  long position() {
    return position;
  }

  void moveTo(long newPosition) {
    position = newPosition;
  }

  /** The bits from {@code from} on, of which 57 are sure to be there. */
  long window(long from) {
    return (long) LONG.get(bits, (int) (from >>> 3)) << (from & 7);
  }

  /** The length and symbol of the code with which {@code window} begins, as in a look-up. */
  int code(HuffmanTable table, long window) throws CodecException {
    int entry = table.lookup[(int) (window >>> LOOKUP_SHIFT)];
    return entry != 0 ? entry : longCode(table, window);
  }

  private int longCode(HuffmanTable table, long window) throws CodecException {
    int entry = table.longCode((int) (window >>> 48));
    if (entry == 0) {
      throw failure("The scan has a code that is not in its Huffman table.");
    }
    return entry;
  }

  /** The symbol of the next code. */
  int symbol(HuffmanTable table) throws CodecException {
    int entry = code(table, window(position));
    position += entry >> 8;
    return entry & 0xFF;
  }

  /** The next {@code count} bits, up to 16 of them. */
  int bits(int count) {
    int value = (int) (window(position) >>> 1 >>> 63 - count);
    position += count;
    return value;
  }

  /** The next bits as a number of {@code size} bits, T.81 F.2.2.1. */
  int signed(int size) {
    return extended(bits(size), size);
  }

  /** Those numbers whose first bit is 0 are negative. */
  static int extended(int value, int size) {
    return value + ((value - (1 << size >> 1) >> 31) & (-1 << size) + 1);
  }

  /** Asked once per block at least, so that no read leaves the padding. */
  void requireWithin() throws CodecException {
    if (position > end) {
      throw failure("The scan ends early.");
    }
  }

  CodecException failure(String sentence) {
    return request.failure(start + Math.min(position, end) / Byte.SIZE, sentence);
  }
}

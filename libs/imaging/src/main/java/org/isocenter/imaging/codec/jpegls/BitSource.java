package org.isocenter.imaging.codec.jpegls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/**
 * The bits of a scan or restart interval without those stuffed after each byte of ones, ITU-T T.87
 * A.1. Zeros behind the end let reads go beyond it; each code then checks that it did not.
 */
final class BitSource {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int PADDING = 32;

  /** Bits of a window that are sure to be there, wherever in a byte it begins. */
  private static final int VALID = 57;

  private final byte[] stream;
  private final DecodeRequest request;
  private final byte[] bits;
  private int start;
  private long position;
  private long end;

  BitSource(byte[] stream, DecodeRequest request) {
    this.stream = stream;
    this.request = request;
    this.bits = new byte[stream.length + PADDING];
  }

  /** Bytes that a source takes for {@code stream}. */
  static long size(byte[] stream) {
    return stream.length + (long) PADDING;
  }

  /**
   * Takes the bits from {@code from} to the next marker.
   *
   * @return the position of the marker, or the end of the stream
   */
  int load(int from) {
    byte[] source = stream;
    byte[] target = bits;
    long pending = 0;
    int count = 0;
    int to = 0;
    int at = from;
    int width = Byte.SIZE;
    for (; at < source.length; at++) {
      int next = source[at] & 0xFF;
      if (width == 7 && next >= 0x80) {
        break;
      }
      pending = pending << width | next;
      count += width;
      width = next == 0xFF ? 7 : 8;
      if (count >= Byte.SIZE) {
        count -= Byte.SIZE;
        target[to++] = (byte) (pending >> count);
      }
    }
    boolean marker = at < source.length;
    start = from;
    position = 0;
    end = (long) to * Byte.SIZE + count;
    target[to++] = (byte) (pending << Byte.SIZE - count);
    Arrays.fill(target, to, Math.min(to + PADDING - 1, target.length), (byte) 0);
    return marker ? at - 1 : at;
  }

  private long window() {
    return (long) LONG.get(bits, (int) (position >>> 3)) << (position & 7);
  }

  int bit() throws CodecException {
    int bit = (int) (window() >>> 63);
    position++;
    requireWithin();
    return bit;
  }

  /** The next {@code count} bits, up to 32 of them. */
  int bits(int count) throws CodecException {
    int value = (int) (window() >>> 1 >>> 63 - count);
    position += count;
    requireWithin();
    return value;
  }

  /**
   * A Golomb code of limited length, A.5.3.
   *
   * @param k bits behind the unary part
   * @param longest zeros of a unary part behind which the value itself stands
   * @param valueBits bits of such a value
   */
  int golomb(int k, int longest, int valueBits) throws CodecException {
    long window = window();
    int zeros = Long.numberOfLeadingZeros(window);
    int length = zeros + 1 + k;
    if (zeros < longest && length <= VALID) {
      position += length;
      requireWithin();
      return zeros << k | (int) (window << zeros + 1 >>> 1 >>> 63 - k);
    }
    return longGolomb(k, longest, valueBits);
  }

  private int longGolomb(int k, int longest, int valueBits) throws CodecException {
    int zeros = 0;
    while (bit() == 0) {
      if (++zeros > longest) {
        throw failure("A code of the scan is too long.");
      }
    }
    return zeros < longest ? zeros << k | bits(k) : bits(valueBits) + 1;
  }

  private void requireWithin() throws CodecException {
    if (position > end) {
      throw failure("The scan ends early.");
    }
  }

  CodecException failure(String sentence) {
    return request.failure(start + Math.min(position, end) / Byte.SIZE, sentence);
  }
}

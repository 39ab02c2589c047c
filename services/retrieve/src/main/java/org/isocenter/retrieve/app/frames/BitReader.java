package org.isocenter.retrieve.app.frames;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads stretches of bits from a stream, only forwards, and aligns each to a byte of its own. Bits
 * are counted from the lowest of each byte, as PS3.5 8.1.1 packs pixels of one bit.
 */
final class BitReader {

  private static final int WINDOW = 64 * 1024;

  private final InputStream in;

  /** Bytes of the object before the next one that {@link #in} gives. */
  private long next;

  /** The byte before {@link #next}: the last one read, which the following frame may share. */
  private int last;

  /**
   * Reads from the stream's first byte on.
   *
   * @param origin the object's position of the stream's first byte
   */
  BitReader(InputStream in, long origin) {
    this.in = new BufferedInputStream(in);
    this.next = origin;
  }

  /** Writes the bits to {@code out}; a last byte that they do not fill is filled with zeros. */
  void copy(BitRange range, OutputStream out) throws IOException {
    if (range.isWholeBytes()) {
      skipTo(range.offset() / 8);
      copyBytes(range.length() / 8, out);
      return;
    }
    copyBits(range, out);
  }

  private void skipTo(long position) throws IOException {
    if (position < next) {
      throw new IllegalStateException("Position " + position + " has been read over");
    }
    in.skipNBytes(position - next);
    next = position;
  }

  private void copyBytes(long length, OutputStream out) throws IOException {
    byte[] window = new byte[(int) Math.min(WINDOW, length)];
    long remaining = length;
    while (remaining > 0) {
      int count = in.read(window, 0, (int) Math.min(window.length, remaining));
      if (count < 0) {
        throw new EOFException("The object ends " + remaining + " bytes before its frame does");
      }
      out.write(window, 0, count);
      remaining -= count;
    }
    next += length;
  }

  /** Whole bytes at once. */
  byte[] read(BitRange range) throws IOException {
    skipTo(range.offset() / 8);
    var bytes = new byte[Math.toIntExact(range.length() / 8)];
    int count = in.readNBytes(bytes, 0, bytes.length);
    if (count < bytes.length) {
      throw new EOFException(
          "The object ends " + (bytes.length - count) + " bytes before its frame does");
    }
    next += count;
    return bytes;
  }

  private void copyBits(BitRange range, OutputStream out) throws IOException {
    int shift = (int) (range.offset() & 7);
    moveInto(range.offset() / 8);
    byte[] window = new byte[(int) Math.min(WINDOW, (range.length() + 7) / 8)];
    int filled = 0;
    for (long left = range.length(); left > 0; left -= 8) {
      if (filled == window.length) {
        out.write(window);
        filled = 0;
      }
      window[filled++] = (byte) bits(shift, (int) Math.min(8, left));
      if (shift == 0 && left > 8) {
        readByte();
      }
    }
    out.write(window, 0, filled);
  }

  /** Makes the byte at {@code position} the last one read. */
  private void moveInto(long position) throws IOException {
    if (position != next - 1) {
      skipTo(position);
      readByte();
    }
  }

  /**
   * Up to eight bits from bit {@code shift} of the last byte on. Reads a further byte only when it
   * is needed, for the object may end here.
   */
  private int bits(int shift, int count) throws IOException {
    int bits = last >>> shift;
    if (shift + count > 8) {
      readByte();
      bits |= last << (8 - shift);
    }
    return bits & ((1 << count) - 1);
  }

  private void readByte() throws IOException {
    last = in.read();
    if (last < 0) {
      throw new EOFException("The object ends within a frame");
    }
    next++;
  }
}

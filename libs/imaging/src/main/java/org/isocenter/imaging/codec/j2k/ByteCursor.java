package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.DecodeRequest;

/** A range of bytes read forward, big endian; fails at its end with the offset. */
final class ByteCursor {
  private final byte[] bytes;
  private final int end;
  private final DecodeRequest request;
  private int position;

  ByteCursor(byte[] bytes, int start, int end, DecodeRequest request) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.request = request;
  }

  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  int remaining() {
    return end - position;
  }

  int u8() throws CodecException {
    require(1);
    return bytes[position++] & 0xFF;
  }

  int u16() throws CodecException {
    require(2);
    position += 2;
    return (bytes[position - 2] & 0xFF) << 8 | bytes[position - 1] & 0xFF;
  }

  long u32() throws CodecException {
    return (long) u16() << 16 | u16();
  }

  /** The next two bytes without moving; -1 when there are not two. */
  int peek16() {
    return remaining() < 2 ? -1 : (bytes[position] & 0xFF) << 8 | bytes[position + 1] & 0xFF;
  }

  void skip(long count) throws CodecException {
    require(count);
    position += (int) count;
  }

  /** The next {@code count} bytes as a cursor of their own; this one moves behind them. */
  ByteCursor slice(int count) throws CodecException {
    require(count);
    position += count;
    return new ByteCursor(bytes, position - count, position, request);
  }

  CodecException failure(String sentence) {
    return request.failure(position, sentence);
  }

  private void require(long count) throws CodecException {
    if (count < 0 || count > end - position) {
      throw failure("The code stream ends too early.");
    }
  }
}

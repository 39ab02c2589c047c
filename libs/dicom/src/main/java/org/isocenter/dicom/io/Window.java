package org.isocenter.dicom.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.isocenter.dicom.data.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The bytes just ahead of the reader: either a whole array, or a part of a stream that is moved on
 * when more is needed. Nothing here throws for missing bytes but says so.
 */
final class Window {

  static final int DEFAULT_SIZE = 64 << 10;

  private static final VarHandle INT_LITTLE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT_BIG =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] buffer;
  private final @Nullable InputStream source;
  private final long totalLength;

  private int offset;
  private int limit;

  /** The position in the object of the buffer's first byte. */
  private long base;

  private Window(
      byte[] buffer, int limit, @Nullable InputStream source, long base, long totalLength) {
    this.buffer = buffer;
    this.limit = limit;
    this.source = source;
    this.base = base;
    this.totalLength = totalLength;
  }

  static Window of(byte[] object) {
    return new Window(object, object.length, null, 0, object.length);
  }

  /** A window on {@code source}, whose first byte is at {@code base} of the object. */
  static Window on(InputStream source, int size, long base, long totalLength) {
    return on(source, new byte[size], base, totalLength);
  }

  static Window on(InputStream source, byte[] buffer, long base, long totalLength) {
    return new Window(buffer, 0, source, base, totalLength);
  }

  /** Whether {@code count} bytes are, or could be brought, into the buffer. */
  boolean has(int count) throws IOException {
    return limit - offset >= count || fill(count);
  }

  private boolean fill(int count) throws IOException {
    if (source == null || count > buffer.length) {
      return false;
    }
    if (count > buffer.length - offset) {
      System.arraycopy(buffer, offset, buffer, 0, limit - offset);
      base += offset;
      limit -= offset;
      offset = 0;
    }
    while (limit - offset < count) {
      int read = source.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        return false;
      }
      limit += read;
      if (base + limit > totalLength) {
        throw new DicomFormatException(
            "the object is longer than the limit of " + totalLength + " bytes", position(), 0, "");
      }
    }
    return true;
  }

  /** Bytes in the buffer that have not been read. */
  int available() {
    return limit - offset;
  }

  long position() {
    return base + offset;
  }

  byte[] buffer() {
    return buffer;
  }

  int offset() {
    return offset;
  }

  void advance(int count) {
    offset += count;
  }

  int tag(int ahead, boolean bigEndian) {
    int at = offset + ahead;
    return bigEndian
        ? (int) INT_BIG.get(buffer, at)
        : Integer.rotateLeft((int) INT_LITTLE.get(buffer, at), 16);
  }

  int int32(int ahead, boolean bigEndian) {
    int at = offset + ahead;
    return bigEndian ? (int) INT_BIG.get(buffer, at) : (int) INT_LITTLE.get(buffer, at);
  }

  int uint16(int ahead, boolean bigEndian) {
    int first = buffer[offset + ahead] & 0xFF;
    int second = buffer[offset + ahead + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /** Drops up to {@code count} bytes and answers how many there were. */
  long discard(long count) throws IOException {
    if (count <= limit - offset) {
      offset += (int) count;
      return count;
    }
    long left = count;
    while (left > 0) {
      if (offset == limit && !fill(1)) {
        break;
      }
      int step = (int) Math.min(left, limit - offset);
      offset += step;
      left -= step;
    }
    return count - left;
  }

  /** Writes up to {@code count} bytes and answers how many there were. */
  long transferTo(OutputStream out, long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (offset == limit && !fill(1)) {
        break;
      }
      int step = (int) Math.min(left, limit - offset);
      out.write(buffer, offset, step);
      offset += step;
      left -= step;
    }
    return count - left;
  }

  /** Up to {@code count} bytes; memory grows with what arrives, not with what was announced. */
  byte[] take(int count) throws IOException {
    var bytes = new byte[Math.min(count, Math.max(available(), DEFAULT_SIZE))];
    int taken = 0;
    while (taken < count && (offset < limit || fill(1))) {
      if (taken == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(count, bytes.length * 2L));
      }
      int step = Math.min(bytes.length - taken, limit - offset);
      System.arraycopy(buffer, offset, bytes, taken, step);
      offset += step;
      taken += step;
    }
    return taken == bytes.length ? bytes : Arrays.copyOf(bytes, taken);
  }

  /** Everything from here on as a stream; the window itself must not be used any more. */
  InputStream rest() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return offset == limit && !fill(1) ? -1 : buffer[offset++] & 0xFF;
      }

      @Override
      public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
          return 0;
        }
        if (offset == limit && !fill(1)) {
          return -1;
        }
        int step = Math.min(count, limit - offset);
        System.arraycopy(buffer, offset, target, from, step);
        offset += step;
        return step;
      }
    };
  }

  void close() throws IOException {
    if (source != null) {
      source.close();
    }
  }

  /** Whether the next bytes are an element header of {@code group}, little endian. */
  boolean startsGroup(int group) throws IOException {
    return has(8) && Tag.group(tag(0, false)) == group;
  }
}

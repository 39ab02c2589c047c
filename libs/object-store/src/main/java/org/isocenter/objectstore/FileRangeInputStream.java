package org.isocenter.objectstore;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A part of a file, read at its own position. Closes the channel with itself. */
final class FileRangeInputStream extends InputStream {
  private static final int TRANSFER_SIZE = 256 << 10;

  private final FileChannel channel;
  private final long end;
  private long position;

  FileRangeInputStream(FileChannel channel, ByteRange range) {
    this.channel = channel;
    this.position = range.offset();
    this.end = range.end();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int wanted = (int) Math.min(length, end - position);
    if (wanted == 0) {
      return length == 0 ? 0 : -1;
    }
    int read = channel.read(ByteBuffer.wrap(buffer, offset, wanted), position);
    if (read < 0) {
      throw new EOFException("The object was cut short at byte " + position);
    }
    position += read;
    return read;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.clamp(count, 0, end - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }

  /** {@inheritDoc} In large pieces: few calls matter more than a buffer's size here. */
  @Override
  public long transferTo(OutputStream out) throws IOException {
    long start = position;
    byte[] buffer = new byte[(int) Math.min(TRANSFER_SIZE, end - position)];
    while (position < end) {
      out.write(buffer, 0, read(buffer, 0, buffer.length));
    }
    return end - start;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package org.isocenter.retrieve.app;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.isocenter.objectstore.ByteRange;

/**
 * A Part 10 object of the Deflated Explicit VR Little Endian syntax (PS3.5 A.5) as if its data set
 * had been inflated in place. Its file meta information is never deflated (PS3.10 7.1).
 */
final class InflatedObject extends InputStream {

  /** Preamble, DICM, and the element that tells how long the rest of group 0002 is. */
  private static final int FIXED_HEAD = 128 + 4 + 12;

  /** A file meta information has a few hundred bytes. */
  private static final int MOST_META = 1 << 20;

  private static final int WINDOW = 16 * 1024;

  private final Inflater inflater;
  private final InputStream inflated;
  private long remaining;

  private InflatedObject(InputStream stored, Inflater inflater, ByteRange range)
      throws IOException {
    this.inflater = inflater;
    byte[] meta = readMeta(stored);
    inflated =
        new SequenceInputStream(
            new ByteArrayInputStream(meta), new InflaterInputStream(stored, inflater, WINDOW));
    inflated.skipNBytes(range.offset());
    remaining = range.length();
  }

  /** Takes over {@code stored}, the whole object, and closes it even when opening fails. */
  static InputStream open(InputStream stored, ByteRange range) throws IOException {
    var inflater = new Inflater(true);
    boolean opened = false;
    try {
      var object = new InflatedObject(stored, inflater, range);
      opened = true;
      return object;
    } finally {
      if (!opened) {
        inflater.end();
        stored.close();
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    int count = inflated.read(buffer, offset, (int) Math.min(length, remaining));
    if (count < 0) {
      throw new EOFException("The inflated object ends " + remaining + " bytes too early");
    }
    remaining -= count;
    return count;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    inflated.close();
  }

  private static byte[] readMeta(InputStream stored) throws IOException {
    byte[] head = stored.readNBytes(FIXED_HEAD);
    if (head.length < FIXED_HEAD) {
      throw new EOFException("The object ends within its file meta information");
    }
    int rest = littleEndianInt(head, FIXED_HEAD - 4);
    if (rest < 0 || rest > MOST_META) {
      throw new IOException("The object's file meta information claims " + rest + " bytes");
    }
    byte[] meta = Arrays.copyOf(head, FIXED_HEAD + rest);
    if (stored.readNBytes(meta, FIXED_HEAD, rest) < rest) {
      throw new EOFException("The object ends within its file meta information");
    }
    return meta;
  }

  private static int littleEndianInt(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }
}

package org.isocenter.dicom.instance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Counts the bytes of an object and notices whether it begins as PS3.10 section 7.1 has it. */
final class ObjectInput extends FilterInputStream {
  private static final int PREAMBLE = 128;
  private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);

  private final byte[] start = new byte[PREAMBLE + PREFIX.length];
  private long count;

  ObjectInput(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  boolean hasPrefix() {
    return Arrays.equals(start, PREAMBLE, start.length, PREFIX, 0, PREFIX.length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buf, int off, int len) throws IOException {
    int read = super.read(buf, off, len);
    if (read > 0) {
      if (count < start.length) {
        int noticed = (int) Math.min(read, start.length - count);
        System.arraycopy(buf, off, start, (int) count, noticed);
      }
      count += read;
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    count += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

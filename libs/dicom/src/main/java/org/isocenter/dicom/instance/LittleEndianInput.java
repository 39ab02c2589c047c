package org.isocenter.dicom.instance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.io.ByteSwap;

/**
 * A value or frame of an Explicit VR Big Endian object in little endian order, as PS3.18 8.7.3.5
 * has bulk data. It must begin at a number of the VR.
 */
public final class LittleEndianInput extends FilterInputStream {
  private static final int BUFFER = 8 * 1024;

  private final byte[] buffer = new byte[BUFFER];
  private final int unit;
  private int next;
  private int limit;

  private LittleEndianInput(InputStream in, int unit) {
    super(in);
    this.unit = unit;
  }

  /** {@code bigEndian} itself where the VR has no byte order. */
  public static InputStream littleEndian(InputStream bigEndian, Vr vr) {
    return vr.unitSize() == 1 ? bigEndian : new LittleEndianInput(bigEndian, vr.unitSize());
  }

  @Override
  public int read() throws IOException {
    return has() ? buffer[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buf, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    if (!has()) {
      return -1;
    }
    int count = Math.min(len, limit - next);
    System.arraycopy(buffer, next, buf, off, count);
    next += count;
    return count;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = 0;
    while (skipped < wanted && has()) {
      int step = (int) Math.min(wanted - skipped, limit - next);
      next += step;
      skipped += step;
    }
    return skipped;
  }

  @Override
  public int available() {
    return limit - next;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private boolean has() throws IOException {
    if (next == limit) {
      // The buffer holds whole numbers, so what is left over at the end is all that can be odd.
      limit = in.readNBytes(buffer, 0, buffer.length);
      next = 0;
      ByteSwap.inPlace(buffer, 0, limit, unit);
    }
    return next < limit;
  }
}

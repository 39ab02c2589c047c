package org.isocenter.dicom.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A deflated data set, PS3.5 section A.5, inflated as far as {@link ReadLimits} allow. */
final class BoundedInflation extends InputStream {

  private static final long FREE = 16 << 20;
  private static final int BUFFER_SIZE = 8 << 10;

  private final Inflater inflater = new Inflater(true);
  private final InflaterInputStream inflated;
  private final InputStream source;
  private final long base;
  private final int ratio;

  /**
   * @param base the position of the first inflated byte
   */
  BoundedInflation(InputStream source, long base, ReadLimits limits) {
    this.source = source;
    this.inflated = new InflaterInputStream(source, inflater, BUFFER_SIZE);
    this.base = base;
    this.ratio = limits.inflation();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    try {
      int read = inflated.read(target, from, count);
      if (inflater.getBytesWritten() > FREE + inflater.getBytesRead() * ratio) {
        throw failure("the deflated data set inflates more than " + ratio + " times");
      }
      return read;
    } catch (EOFException e) {
      throw failure("the deflated data set ends early");
    } catch (ZipException e) {
      throw failure("the deflated data set is damaged: " + e.getMessage());
    }
  }

  private DicomFormatException failure(String reason) {
    return new DicomFormatException(reason, base + inflater.getBytesWritten(), 0, "");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    source.close();
  }
}

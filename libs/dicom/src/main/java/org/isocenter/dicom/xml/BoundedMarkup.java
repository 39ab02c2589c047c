package org.isocenter.dicom.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.dicom.io.ReadLimits;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a parser reads, altogether and between two events: attributes, comments and other
 * markup are in its memory whole.
 */
final class BoundedMarkup extends FilterInputStream {
  /** What the parser reads ahead, and markup around a longest value. */
  private static final int SLACK = 1 << 20;

  private final ReadLimits limits;
  private long count;
  private long atEvent;
  private @Nullable IOException failure;

  BoundedMarkup(InputStream in, ReadLimits limits) {
    super(in);
    this.limits = limits;
  }

  void event() {
    atEvent = count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buf, int off, int len) throws IOException {
    try {
      int read = super.read(buf, off, len);
      return read < 0 ? read : counted(read);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why reading from the stream failed, if it did: parsers wrap that in other exceptions. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  private int counted(int read) throws DicomFormatException {
    count += read;
    if (count > limits.totalLength()) {
      throw new DicomFormatException(
          "the text is longer than the limit of " + limits.totalLength() + " bytes", count, 0, "");
    }
    if (count - atEvent > limits.valueLength() + (long) SLACK) {
      throw new DicomFormatException(
          "a piece of markup is longer than the limit of " + limits.valueLength() + " bytes",
          count,
          0,
          "");
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

  /** The caller closes the stream. */
  @Override
  public void close() {}
}

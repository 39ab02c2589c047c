package org.isocenter.retrieve.rest;

import java.io.IOException;
import java.io.OutputStream;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.retrieve.app.Content;

/** Lets a stretch of a body through and ends the writing behind it: the body of a 206. */
final class Window extends OutputStream {

  private final OutputStream out;
  private long skip;
  private long remaining;

  private Window(OutputStream out, ByteRange range) {
    this.out = out;
    skip = range.offset();
    remaining = range.length();
  }

  /** These bytes of {@code whole}; what lies before them is written for nothing. */
  static Content of(Content whole, ByteRange range) {
    return out -> {
      var window = new Window(out, range);
      try {
        whole.writeTo(window);
      } catch (Passed _) {
        // Everything wanted is out; the rest need not be read.
      }
    };
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    int skipped = (int) Math.min(skip, length);
    skip -= skipped;
    int passed = (int) Math.min(remaining, length - skipped);
    if (passed > 0) {
      out.write(buffer, offset + skipped, passed);
      remaining -= passed;
    }
    if (remaining == 0) {
      throw new Passed();
    }
  }

  private static final class Passed extends IOException {

    private static final long serialVersionUID = 1;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}

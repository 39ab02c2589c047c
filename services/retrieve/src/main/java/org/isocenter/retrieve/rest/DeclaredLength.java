package org.isocenter.retrieve.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Counts a body against its Content-Length. A body that comes out shorter or longer would pass for
 * a whole one, or spoil the next answer on the connection; a fault here ends the connection.
 */
final class DeclaredLength extends FilterOutputStream {

  private long remaining;

  DeclaredLength(OutputStream out, long declared) {
    super(out);
    remaining = declared;
  }

  @Override
  public void write(int value) throws IOException {
    take(1);
    out.write(value);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    take(length);
    out.write(buffer, offset, length);
  }

  /** To be called behind the last byte. */
  void requireAll() throws IOException {
    if (remaining != 0) {
      throw new IOException("The body ends " + remaining + " bytes before its Content-Length");
    }
  }

  private void take(int count) throws IOException {
    if (count > remaining) {
      throw new IOException("The body goes on behind its Content-Length");
    }
    remaining -= count;
  }
}

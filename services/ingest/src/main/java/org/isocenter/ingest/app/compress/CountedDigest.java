package org.isocenter.ingest.app.compress;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.isocenter.ingest.app.Sha256;

/** Bytes on their way into an object: how many, and their digest. */
final class CountedDigest extends FilterOutputStream {
  private final MessageDigest digest = Sha256.start();
  private long count;

  CountedDigest(OutputStream out) {
    super(out);
  }

  long count() {
    return count;
  }

  byte[] sha256() {
    return digest.digest();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    count += length;
    out.write(bytes, offset, length);
  }
}

package org.isocenter.dicom.instance;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Parts one after the other, each opened when the one before has ended. */
final class ConsecutiveParts extends InputStream {
  private final Iterator<BulkDataPart> following;
  private InputStream current = InputStream.nullInputStream();

  ConsecutiveParts(List<BulkDataPart> parts) {
    this.following = parts.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buf, int off, int len) throws IOException {
    int read = current.read(buf, off, len);
    while (read < 0 && following.hasNext()) {
      current.close();
      current = following.next().open();
      read = current.read(buf, off, len);
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}

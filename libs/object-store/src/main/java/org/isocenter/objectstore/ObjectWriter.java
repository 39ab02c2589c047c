package org.isocenter.objectstore;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Receives the bytes of one blob. Nothing is visible until {@link #commit()} returns; {@link
 * #close()} without it leaves nothing behind. Bytes should come in chunks: single ones are not
 * collected. Not for use by several threads.
 */
public abstract class ObjectWriter extends OutputStream {
  /**
   * Makes the blob durable and visible. When the key was taken meanwhile, the first blob stays and
   * is described here.
   *
   * @throws StorageException when it could not be kept; the key is then as it was
   * @throws IllegalStateException when called twice or after {@link #close()}
   */
  public abstract StoredObject commit();

  /** Discards what was not committed. Never fails because of what it discards. */
  @Override
  public abstract void close();

  /** {@inheritDoc} Failures of the store are a {@link StorageException}, never an IOException. */
  @Override
  public abstract void write(byte[] buffer, int offset, int length);

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] buffer) {
    write(buffer, 0, buffer.length);
  }

  @Override
  public void flush() throws IOException {
    // Bytes count only once committed.
  }
}

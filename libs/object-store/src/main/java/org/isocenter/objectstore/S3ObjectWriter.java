package org.isocenter.objectstore;

import java.util.Arrays;

/** Collects bytes up to a part; only content longer than that becomes a multipart upload. */
final class S3ObjectWriter extends ObjectWriter {
  private static final System.Logger LOG = System.getLogger(S3ObjectWriter.class.getName());
  private static final int FIRST_CAPACITY = 64 << 10;

  private final S3Upload upload;
  private final int partSize;
  private byte[] buffer = new byte[FIRST_CAPACITY];
  private int filled;
  private boolean finished;

  S3ObjectWriter(S3Upload upload, int partSize) {
    this.upload = upload;
    this.partSize = partSize;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    requireUnfinished();
    int next = offset;
    int left = length;
    while (left > 0) {
      if (filled == partSize) {
        sendPart();
      }
      int count = Math.min(left, partSize - filled);
      ensureCapacity(filled + count);
      System.arraycopy(bytes, next, buffer, filled, count);
      filled += count;
      next += count;
      left -= count;
    }
  }

  private void ensureCapacity(int needed) {
    if (needed > buffer.length) {
      int doubled = (int) Math.min(partSize, 2L * buffer.length);
      buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
    }
  }

  private void sendPart() {
    upload.putPart(buffer, filled);
    filled = 0;
  }

  @Override
  public StoredObject commit() {
    requireUnfinished();
    try {
      if (!upload.hasParts()) {
        return upload.putWhole(buffer, filled);
      }
      sendPart(); // never empty: a full part leaves only when more bytes follow
      return upload.complete();
    } finally {
      close();
    }
  }

  private void requireUnfinished() {
    if (finished) {
      throw new IllegalStateException("Object " + upload.key() + " is finished already");
    }
  }

  @Override
  public void close() {
    finished = true;
    buffer = new byte[0];
    try {
      upload.abort();
    } catch (StorageException e) {
      LOG.log(System.Logger.Level.WARNING, "An incomplete upload stays behind", e);
    }
  }
}

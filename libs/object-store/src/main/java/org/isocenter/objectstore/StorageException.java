package org.isocenter.objectstore;

import org.jspecify.annotations.Nullable;

/** A blob could not be written, read or removed. The message is for operators and names the key. */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whether the same call may succeed later, with nothing else changed. */
  public enum Retry {
    LATER,
    NEVER
  }

  private final Retry retry;

  public StorageException(String message, Retry retry) {
    this(message, retry, null);
  }

  public StorageException(String message, Retry retry, @Nullable Throwable cause) {
    super(message, cause);
    this.retry = retry;
  }

  static StorageException endsBefore(ObjectKey key, long size, ByteRange range) {
    return new StorageException(
        "Object %s has %d bytes, fewer than the range %d + %d needs"
            .formatted(key, size, range.offset(), range.length()),
        Retry.NEVER);
  }

  /**
   * True for a full disk, a throttling or unreachable server; false for refusals that will stay.
   */
  public boolean retryable() {
    return retry == Retry.LATER;
  }
}

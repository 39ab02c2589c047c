package org.isocenter.objectstore;

import org.jspecify.annotations.Nullable;

/** No blob is stored under the key. */
public final class MissingObjectException extends StorageException {
  private static final long serialVersionUID = 1L;

  public MissingObjectException(ObjectKey key) {
    this("Object " + key, null);
  }

  MissingObjectException(String what, @Nullable Throwable cause) {
    super(what + " does not exist", Retry.NEVER, cause);
  }
}

package org.isocenter.objectstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.isocenter.objectstore.StorageException.Retry;

/** What a file system's failure means for a caller of the store. */
final class FileErrors {
  private FileErrors() {}

  static StorageException ofKey(ObjectKey key, String what, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return new MissingObjectException("Object " + key, failure);
    }
    return translate("Object " + key + " " + what, failure);
  }

  /** A full disk or a device error may pass; permissions and misplaced files need an operator. */
  static StorageException translate(String what, IOException failure) {
    Retry retry =
        switch (failure) {
          case AccessDeniedException _, FileAlreadyExistsException _, NotDirectoryException _ ->
              Retry.NEVER;
          default -> Retry.LATER;
        };
    return new StorageException(what + ": " + failure.getMessage(), retry, failure);
  }
}

package org.isocenter.ingest.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.StorageException;

/**
 * An instance whose bytes are stored, but which no one knows of yet.
 *
 * @param sha256 of the stored object
 * @param scan of the stored object, so that its positions are those of the object
 */
public record ReceivedInstance(
    InstanceRef ref, Blob blob, byte[] sha256, InstanceScan scan, List<Warning> warnings) {

  public ReceivedInstance {
    warnings = List.copyOf(warnings);
  }

  /**
   * Where the bytes lie.
   *
   * @param durable completed once they do, whatever happens to the machine
   */
  public record Blob(ObjectKey key, long size, CompletableFuture<Void> durable) {
    /**
     * Waits until the bytes are durable.
     *
     * @throws StorageException when they are not, and gone
     */
    void requireDurable() {
      try {
        durable.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof StorageException storage ? storage : e;
      }
    }
  }

  /** The same with further warnings. */
  ReceivedInstance warned(List<Warning> further) {
    var all = Stream.concat(warnings.stream(), further.stream()).toList();
    return further.isEmpty() ? this : new ReceivedInstance(ref, blob, sha256, scan, all);
  }
}

package org.isocenter.ingest.app;

import java.util.List;
import java.util.stream.Stream;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.objectstore.StoredObject;

/**
 * An instance whose bytes are durable, but which no one knows of yet.
 *
 * @param sha256 of the stored object
 * @param scan of the stored object, so that its positions are those of the object
 */
public record ReceivedInstance(
    InstanceRef ref,
    StoredObject object,
    byte[] sha256,
    InstanceScan scan,
    List<Warning> warnings) {

  public ReceivedInstance {
    warnings = List.copyOf(warnings);
  }

  /** The same with further warnings. */
  ReceivedInstance warned(List<Warning> further) {
    var all = Stream.concat(warnings.stream(), further.stream()).toList();
    return further.isEmpty() ? this : new ReceivedInstance(ref, object, sha256, scan, all);
  }
}

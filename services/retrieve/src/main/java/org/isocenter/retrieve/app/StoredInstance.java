package org.isocenter.retrieve.app;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.instance.FrameTable;
import org.isocenter.events.BulkValue;
import org.isocenter.objectstore.ObjectKey;

/**
 * One instance as retrieve knows it: where its object is and what lies where inside.
 *
 * @param sha256 of the stored object, in hex
 * @param bulkData values that the metadata only refers to
 */
public record StoredInstance(
    Scope.Instance location,
    long version,
    ObjectKey key,
    long size,
    String sha256,
    TransferSyntax syntax,
    FrameTable frames,
    List<BulkValue> bulkData) {

  public StoredInstance {
    bulkData = List.copyOf(bulkData);
  }

  public Optional<BulkValue> bulkValue(String path) {
    return bulkData.stream().filter(value -> value.path().equals(path)).findFirst();
  }

  /** Changes whenever the object does. */
  public String digest() {
    return sha256 + "/" + version;
  }
}

package org.isocenter.query.app;

import java.util.List;

/**
 * An instance as it enters the index; {@code version} grows when it is replaced.
 *
 * @param metadata DICOM JSON of the whole data set, in the compact form of {@code
 *     org.isocenter.dicom.instance.Metadata}; nobody may change it
 * @param declared values of the attributes that were declared searchable
 */
// The array is shared, not copied: it passes from the event to the database.
@SuppressWarnings("ArrayRecordComponent")
public record IndexedInstance(
    long version,
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    String sopClassUid,
    InstanceAttributes attributes,
    byte[] metadata,
    List<DeclaredValue> declared)
    implements IndexChange {
  public IndexedInstance {
    declared = List.copyOf(declared);
  }
}

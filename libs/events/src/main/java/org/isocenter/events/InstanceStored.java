package org.isocenter.events;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An instance has been stored, or stored again in another version. Consumers keep the highest
 * {@code version} of a SOP Instance UID; seeing an event twice is normal.
 *
 * @param version grows with each accepted replacement of the same SOP instance
 * @param objectKey the Part 10 object in the object store
 * @param size of that object in bytes
 * @param sha256 of that object
 * @param metadata DICOM JSON without bulk data, in the compact form of {@code
 *     org.isocenter.dicom.instance.Metadata}
 * @param frames where each frame lies, in the compact form of {@code
 *     org.isocenter.dicom.instance.FrameTable}
 * @param bulkData values that the metadata only refers to
 */
// The arrays are shared, not copied: an event is encoded or applied once, and nobody writes to
// them.
@SuppressWarnings("ArrayRecordComponent")
public record InstanceStored(
    long version,
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    String sopClassUid,
    String transferSyntaxUid,
    String objectKey,
    long size,
    byte[] sha256,
    Instant storedAt,
    byte[] metadata,
    byte[] frames,
    List<BulkValue> bulkData)
    implements InstanceEvent {

  public InstanceStored {
    bulkData = List.copyOf(bulkData);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InstanceStored that
        && identity().equals(that.identity())
        && bulkData.equals(that.bulkData)
        && Arrays.equals(sha256, that.sha256)
        && Arrays.equals(metadata, that.metadata)
        && Arrays.equals(frames, that.frames);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sopInstanceUid, version);
  }

  /** UIDs and sizes only: the metadata holds patient data. */
  @Override
  public String toString() {
    return "InstanceStored[" + sopInstanceUid + ", version " + version + ", " + objectKey + "]";
  }

  private List<Object> identity() {
    return List.of(
        version,
        studyInstanceUid,
        seriesInstanceUid,
        sopInstanceUid,
        sopClassUid,
        transferSyntaxUid,
        objectKey,
        size,
        storedAt);
  }
}

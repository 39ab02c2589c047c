package org.isocenter.ingest.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.isocenter.events.ClaimCheckNames;
import org.isocenter.imaging.origin.OriginNames;
import org.isocenter.objectstore.ObjectKey;

/**
 * Where instances lie in the object store: {@code instances/{study}/{series}/{sop}/{ulid}.dcm};
 * what was compressed here is {@code {ulid}.compressed.dcm} with a {@code .origin} beside it.
 */
public final class ObjectNames {
  static final String PREFIX = "instances/";

  private static final int STUDY_SEGMENT = 1;
  private static final int SERIES_SEGMENT = 2;
  private static final int SOP_SEGMENT = 3;
  private static final int SEGMENTS = 5;

  private final Supplier<String> unique;

  /**
   * @param unique a name for each call that no other call, here or elsewhere, ever gets
   */
  public ObjectNames(Supplier<String> unique) {
    this.unique = unique;
  }

  /** A fresh key: two uploads of one instance never share a blob. */
  ObjectKey fresh(InstanceRef ref) {
    return new ObjectKey(PREFIX + ref + "/" + unique.get() + ".dcm");
  }

  /** A fresh key of an object that was compressed. */
  public ObjectKey freshCompressed(InstanceRef ref) {
    return new ObjectKey(PREFIX + ref + "/" + OriginNames.compressed(unique.get()));
  }

  /** Where the rest of the original lies, beside an object that was compressed. */
  public static ObjectKey origin(ObjectKey compressed) {
    return new ObjectKey(OriginNames.origin(compressed.value()));
  }

  /** The object that an origin belongs to; any other object belongs to itself. */
  static ObjectKey owner(ObjectKey key) {
    return new ObjectKey(OriginNames.owner(key.value()));
  }

  /** The SOP Instance UID in a key made here; empty for any other key. */
  public static Optional<String> sopInstanceUid(ObjectKey key) {
    String[] segments = key.value().split("/", -1);
    return segments.length == SEGMENTS && key.value().startsWith(PREFIX)
        ? Optional.of(segments[SOP_SEGMENT])
        : Optional.empty();
  }

  /** Where the event of an object made here lies, should it be a large one. */
  static ObjectKey claimCheck(ObjectKey object, long version) {
    String[] segments = object.value().split("/", -1);
    return new ObjectKey(
        ClaimCheckNames.of(
            segments[STUDY_SEGMENT], segments[SERIES_SEGMENT], segments[SOP_SEGMENT], version));
  }
}

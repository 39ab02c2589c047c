package org.isocenter.ingest.app;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.instance.InstanceIdentity;

/** Which identities may be stored, PS3.18 section 10.5.1 and PS3.5 section 9. */
final class InstanceRules {
  /** Media Storage Directory Storage: a DICOMDIR, not an instance of a study. */
  static final String MEDIA_DIRECTORY = "1.2.840.10008.1.3.10";

  private InstanceRules() {}

  /** The identity as a reference, if it may be stored (under {@code study}, where one is given). */
  static InstanceRef require(InstanceIdentity identity, Optional<Uid> study)
      throws RefusedInstance {
    requireNoMediaDirectory(identity.sopClassUid());
    requireValidUids(identity);
    requireStudy(identity, study);
    return new InstanceRef(
        identity.sopClassUid(),
        identity.sopInstanceUid(),
        identity.studyInstanceUid(),
        identity.seriesInstanceUid());
  }

  /** What can be said about which instance it is, should it fail. */
  static Optional<SopReference> reference(InstanceIdentity identity) {
    return Uid.isValid(identity.sopClassUid()) && Uid.isValid(identity.sopInstanceUid())
        ? Optional.of(new SopReference(identity.sopClassUid(), identity.sopInstanceUid()))
        : Optional.empty();
  }

  private static void requireNoMediaDirectory(String sopClassUid) throws RefusedInstance {
    if (sopClassUid.equals(MEDIA_DIRECTORY)) {
      throw new RefusedInstance(
          FailureReason.SOP_CLASS_NOT_SUPPORTED,
          "This is a media directory (DICOMDIR), not an instance of a study.",
          Optional.empty());
    }
  }

  private static void requireValidUids(InstanceIdentity identity) throws RefusedInstance {
    Map<String, String> uids = new LinkedHashMap<>();
    uids.put("SOPClassUID (0008,0016)", identity.sopClassUid());
    uids.put("SOPInstanceUID (0008,0018)", identity.sopInstanceUid());
    uids.put("StudyInstanceUID (0020,000D)", identity.studyInstanceUid());
    uids.put("SeriesInstanceUID (0020,000E)", identity.seriesInstanceUid());
    String problems =
        uids.entrySet().stream()
            .filter(uid -> !isValid(uid.getValue()))
            .map(uid -> uid.getKey() + (uid.getValue().isEmpty() ? " is missing" : " is no UID"))
            .collect(joining(", "));
    if (!problems.isEmpty()) {
      throw new RefusedInstance(
          uids.containsValue("")
              ? FailureReason.IDENTIFIERS_MISSING
              : FailureReason.DATA_SET_DOES_NOT_MATCH_SOP_CLASS,
          problems + ": an instance cannot be stored without valid identifiers.",
          reference(identity));
    }
  }

  private static boolean isValid(String uid) {
    return Uid.isValid(uid) && new Uid(uid).isStrict();
  }

  private static void requireStudy(InstanceIdentity identity, Optional<Uid> study)
      throws RefusedInstance {
    if (study.isPresent() && !study.get().value().equals(identity.studyInstanceUid())) {
      throw new RefusedInstance(
          FailureReason.PROCESSING_FAILURE,
          "The instance belongs to study %s, but was sent to study %s."
              .formatted(identity.studyInstanceUid(), study.get()),
          reference(identity));
    }
  }
}

package org.isocenter.dicom.instance;

import org.isocenter.dicom.dictionary.Tags;

/** Collects the UIDs that identify an instance. */
final class Identification {
  private String sopClassUid = "";
  private String sopInstanceUid = "";
  private String studyInstanceUid = "";
  private String seriesInstanceUid = "";

  static boolean isPart(int tag) {
    return switch (tag) {
      case Tags.SOP_CLASS_UID,
          Tags.SOP_INSTANCE_UID,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID ->
          true;
      default -> false;
    };
  }

  void observe(int tag, String value) {
    switch (tag) {
      case Tags.SOP_CLASS_UID -> sopClassUid = value;
      case Tags.SOP_INSTANCE_UID -> sopInstanceUid = value;
      case Tags.STUDY_INSTANCE_UID -> studyInstanceUid = value;
      case Tags.SERIES_INSTANCE_UID -> seriesInstanceUid = value;
      default -> throw new IllegalArgumentException("not a part of the identity");
    }
  }

  InstanceIdentity identity() {
    return new InstanceIdentity(sopClassUid, sopInstanceUid, studyInstanceUid, seriesInstanceUid);
  }
}

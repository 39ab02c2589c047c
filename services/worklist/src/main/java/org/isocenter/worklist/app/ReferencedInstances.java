package org.isocenter.worklist.app;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;

/** Items that refer to instances, the Referenced Instances and Access Macro of PS3.3 10.9. */
final class ReferencedInstances {
  private static final List<Integer> RETRIEVALS =
      List.of(
          Tags.DICOM_RETRIEVAL_SEQUENCE,
          Tags.DICOM_MEDIA_RETRIEVAL_SEQUENCE,
          Tags.WADO_RETRIEVAL_SEQUENCE,
          Tags.XDS_RETRIEVAL_SEQUENCE,
          Tags.WADORS_RETRIEVAL_SEQUENCE);

  private ReferencedInstances() {}

  /**
   * Adds what an item lacks.
   *
   * @param strict whether it must say how the instances are retrieved; otherwise they are where the
   *     workitem is
   */
  static void check(Dataset item, boolean strict, List<String> findings) {
    var type = item.string(Tags.TYPE_OF_INSTANCES).orElse("");
    if (!type.equals("DICOM") && !type.equals("CDA")) {
      findings.add(Datasets.name(Tags.TYPE_OF_INSTANCES) + " must be CDA or DICOM.");
    }
    if (type.equals("DICOM")) {
      require(item, Tags.STUDY_INSTANCE_UID, findings);
      require(item, Tags.SERIES_INSTANCE_UID, findings);
    }
    require(item, Tags.REFERENCED_SOP_SEQUENCE, findings);
    for (Dataset reference : item.items(Tags.REFERENCED_SOP_SEQUENCE)) {
      require(reference, Tags.REFERENCED_SOP_CLASS_UID, findings);
      require(reference, Tags.REFERENCED_SOP_INSTANCE_UID, findings);
    }
    if (strict && RETRIEVALS.stream().noneMatch(tag -> Datasets.hasValue(item, tag))) {
      findings.add("Referenced instances must have a sequence that says how to retrieve them.");
    }
  }

  private static void require(Dataset item, int tag, List<String> findings) {
    if (!Datasets.hasValue(item, tag)) {
      findings.add(Datasets.name(tag) + " must have a value.");
    }
  }
}

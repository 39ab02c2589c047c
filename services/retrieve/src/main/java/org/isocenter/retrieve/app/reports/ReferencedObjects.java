package org.isocenter.retrieve.app.reports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isocenter.dicom.dictionary.Tags;

/**
 * Where the objects are that a report refers to: its content names instances alone, its evidence
 * their study and series as well (PS3.3 C.17.2.3).
 */
final class ReferencedObjects {

  private static final List<Integer> EVIDENCE =
      List.of(
          Tags.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE,
          Tags.PERTINENT_OTHER_EVIDENCE_SEQUENCE,
          Tags.IDENTICAL_DOCUMENTS_SEQUENCE,
          Tags.PREDECESSOR_DOCUMENTS_SEQUENCE);

  /** What may stand in a path. */
  private static final Pattern UID = Pattern.compile("[0-9][0-9.]{0,63}");

  private final String baseUrl;
  private final Map<String, String> paths = new HashMap<>();

  /**
   * Reads the evidence of a report.
   *
   * @param baseUrl of the studies service, without a slash at its end
   */
  ReferencedObjects(Texts report, String baseUrl) {
    this.baseUrl = baseUrl;
    for (int sequence : EVIDENCE) {
      report.items(sequence).forEach(this::addStudy);
    }
  }

  private void addStudy(Texts study) {
    for (var series : study.items(Tags.REFERENCED_SERIES_SEQUENCE)) {
      for (var instance : series.items(Tags.REFERENCED_SOP_SEQUENCE)) {
        add(
            study.first(Tags.STUDY_INSTANCE_UID),
            series.first(Tags.SERIES_INSTANCE_UID),
            instance.first(Tags.REFERENCED_SOP_INSTANCE_UID));
      }
    }
  }

  private void add(String study, String series, String instance) {
    if (List.of(study, series, instance).stream().allMatch(uid -> UID.matcher(uid).matches())) {
      paths.putIfAbsent(
          instance, "/studies/%s/series/%s/instances/%s".formatted(study, series, instance));
    }
  }

  /** The URL of an instance, if the evidence tells where it is. */
  Optional<String> url(String sopInstanceUid) {
    return Optional.ofNullable(paths.get(sopInstanceUid)).map(path -> baseUrl + path);
  }
}

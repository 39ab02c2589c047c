package org.isocenter.ingest.rest;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.ingest.app.CommitmentContent;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.SopReference;
import org.isocenter.ingest.app.StudyReference;

/** Reads the Storage Commitment Request Module, PS3.18 section J.1. */
final class CommitmentPayload {
  private final Set<SopReference> instances = new LinkedHashSet<>();
  private final Set<InstanceRef> ofStudies = new LinkedHashSet<>();
  private final Set<StudyReference> studies = new LinkedHashSet<>();

  private CommitmentPayload() {}

  /**
   * What the request asks for.
   *
   * @throws BadRequest when nothing is referred to, or not by what is needed
   */
  static CommitmentContent content(Uid transaction, Dataset request) {
    request
        .string(Tags.TRANSACTION_UID)
        .filter(uid -> !uid.equals(transaction.value()))
        .ifPresent(_ -> {
          throw new BadRequest("The Transaction UID of the data set is not that of the path.");
        });
    var payload = new CommitmentPayload();
    request.items(Tags.REFERENCED_SOP_SEQUENCE).forEach(payload::addInstance);
    request.items(Tags.REFERENCED_STUDY_SEQUENCE).forEach(payload::addStudy);
    var content = new CommitmentContent(payload.instances, payload.ofStudies, payload.studies);
    if (content.size() == 0) {
      throw new BadRequest(
          "The data set refers to nothing: %s or %s must have items."
              .formatted(name(Tags.REFERENCED_SOP_SEQUENCE), name(Tags.REFERENCED_STUDY_SEQUENCE)));
    }
    return content;
  }

  private void addInstance(Dataset item) {
    instances.add(
        new SopReference(
            uid(item, Tags.REFERENCED_SOP_CLASS_UID), uid(item, Tags.REFERENCED_SOP_INSTANCE_UID)));
  }

  private void addStudy(Dataset item) {
    var study = new Uid(uid(item, Tags.STUDY_INSTANCE_UID));
    var series = item.items(Tags.REFERENCED_SERIES_SEQUENCE);
    if (series.isEmpty()) {
      studies.add(new StudyReference(study, Optional.empty()));
    }
    series.forEach(one -> addSeries(study, one));
  }

  private void addSeries(Uid study, Dataset item) {
    var series = new Uid(uid(item, Tags.SERIES_INSTANCE_UID));
    var classes = item.items(Tags.REFERENCED_INSTANCES_BY_SOP_CLASS_SEQUENCE);
    if (classes.isEmpty()) {
      studies.add(new StudyReference(study, Optional.of(series)));
    }
    for (Dataset ofClass : classes) {
      String sopClass = uid(ofClass, Tags.REFERENCED_SOP_CLASS_UID);
      for (Dataset instance : ofClass.items(Tags.REFERENCED_INSTANCE_SEQUENCE)) {
        ofStudies.add(
            new InstanceRef(
                sopClass,
                uid(instance, Tags.REFERENCED_SOP_INSTANCE_UID),
                study.value(),
                series.value()));
      }
    }
  }

  private static String uid(Dataset item, int tag) {
    return item.string(tag)
        .filter(Uid::isValid)
        .orElseThrow(
            () -> new BadRequest("Each reference needs a UID in %s.".formatted(name(tag))));
  }

  private static String name(int tag) {
    return Dictionary.keywordOf(tag).orElse("attribute") + " " + Tag.toString(tag);
  }
}

package org.isocenter.ingest.rest;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.ingest.app.CommitmentItem;
import org.isocenter.ingest.app.CommitmentOutcome;
import org.isocenter.ingest.app.CommitmentReference.Instance;
import org.isocenter.ingest.app.CommitmentReference.InstanceOfStudy;
import org.isocenter.ingest.app.CommitmentReference.Nothing;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.SopReference;
import org.isocenter.ingest.app.StudyReference;

/**
 * The Storage Commitment Response Module, PS3.18 section J.2. Each failed reference says why in
 * Error Comment (0000,0902) too, an extension.
 */
final class CommitmentResponse {
  private final List<CommitmentItem> items;

  private CommitmentResponse(List<CommitmentItem> items) {
    this.items = items;
  }

  static Dataset of(List<CommitmentItem> items) {
    var response = new CommitmentResponse(items);
    var dataset = new Dataset();
    put(dataset, Tags.FAILED_SOP_SEQUENCE, response.instances(outcome -> !outcome.isCommitted()));
    put(dataset, Tags.REFERENCED_SOP_SEQUENCE, response.instances(CommitmentOutcome::isCommitted));
    put(dataset, Tags.FAILED_STUDY_SEQUENCE, response.studies(outcome -> !outcome.isCommitted()));
    put(dataset, Tags.REFERENCED_STUDY_SEQUENCE, response.studies(CommitmentOutcome::isCommitted));
    return dataset;
  }

  /** A sequence without items is left out: type 1C. */
  private static void put(Dataset dataset, int tag, List<Dataset> items) {
    if (!items.isEmpty()) {
      dataset.put(Element.sequence(tag, items));
    }
  }

  private List<Dataset> instances(Predicate<CommitmentOutcome> wanted) {
    List<Dataset> datasets = new ArrayList<>();
    for (CommitmentItem item : items) {
      if (item.reference() instanceof Instance(SopReference sop) && wanted.test(item.outcome())) {
        var reference =
            new Dataset()
                .putText(Tags.REFERENCED_SOP_CLASS_UID, Vr.UI, sop.sopClassUid())
                .putText(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, sop.sopInstanceUid());
        datasets.add(withReason(reference, item.outcome()));
      }
    }
    return datasets;
  }

  private static Dataset withReason(Dataset reference, CommitmentOutcome outcome) {
    if (!outcome.isCommitted()) {
      byte[] code = {(byte) outcome.code(), (byte) (outcome.code() >>> Byte.SIZE)};
      reference.put(Element.value(Tags.FAILURE_REASON, Vr.US, code));
      reference.putText(Tags.ERROR_COMMENT, Vr.LO, outcome.sentence());
    }
    return reference;
  }

  private List<Dataset> studies(Predicate<CommitmentOutcome> wanted) {
    var chosen = items.stream().filter(item -> wanted.test(item.outcome())).toList();
    List<Dataset> datasets = new ArrayList<>();
    groups(ofStudies(chosen), InstanceRef::studyInstanceUid)
        .forEach((study, members) -> datasets.add(study(study, members)));
    chosen.stream()
        .filter(item -> item.reference() instanceof Nothing)
        .forEach(item -> datasets.add(nothing((Nothing) item.reference(), item.outcome())));
    return datasets;
  }

  /** An instance below a study, and what became of it. */
  private record Member(InstanceRef ref, CommitmentOutcome outcome) {}

  private static List<Member> ofStudies(List<CommitmentItem> items) {
    List<Member> members = new ArrayList<>();
    for (CommitmentItem item : items) {
      if (item.reference() instanceof InstanceOfStudy(InstanceRef ref)) {
        members.add(new Member(ref, item.outcome()));
      }
    }
    return members;
  }

  private static Map<String, List<Member>> groups(
      List<Member> members, Function<InstanceRef, String> key) {
    return members.stream()
        .collect(
            groupingBy(member -> key.apply(member.ref()), LinkedHashMap::new, Collectors.toList()));
  }

  private static Dataset study(String uid, List<Member> members) {
    List<Dataset> series = new ArrayList<>();
    groups(members, InstanceRef::seriesInstanceUid)
        .forEach((one, ofSeries) -> series.add(series(one, ofSeries)));
    return new Dataset()
        .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, uid)
        .put(Element.sequence(Tags.REFERENCED_SERIES_SEQUENCE, series));
  }

  private static Dataset series(String uid, List<Member> members) {
    List<Dataset> classes = new ArrayList<>();
    groups(members, InstanceRef::sopClassUid)
        .forEach((one, ofClass) -> classes.add(ofClass(one, ofClass)));
    return new Dataset()
        .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, uid)
        .put(Element.sequence(Tags.REFERENCED_INSTANCES_BY_SOP_CLASS_SEQUENCE, classes));
  }

  private static Dataset ofClass(String uid, List<Member> members) {
    var instances = members.stream().map(CommitmentResponse::member).toList();
    return new Dataset()
        .putText(Tags.REFERENCED_SOP_CLASS_UID, Vr.UI, uid)
        .put(Element.sequence(Tags.REFERENCED_INSTANCE_SEQUENCE, instances));
  }

  private static Dataset member(Member member) {
    var reference =
        new Dataset()
            .putText(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, member.ref().sopInstanceUid());
    return withReason(reference, member.outcome());
  }

  /** There are no instances to be named, so the reason is that of the study, or of the series. */
  private static Dataset nothing(Nothing nothing, CommitmentOutcome outcome) {
    StudyReference study = nothing.study();
    var dataset = new Dataset().putText(Tags.STUDY_INSTANCE_UID, Vr.UI, study.study().value());
    if (study.series().isEmpty()) {
      return withReason(dataset, outcome);
    }
    var series =
        new Dataset().putText(Tags.SERIES_INSTANCE_UID, Vr.UI, study.series().get().value());
    return dataset.put(
        Element.sequence(Tags.REFERENCED_SERIES_SEQUENCE, List.of(withReason(series, outcome))));
  }
}

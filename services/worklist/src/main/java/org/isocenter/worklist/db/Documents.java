package org.isocenter.worklist.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.DocumentCondition;
import org.isocenter.matching.DocumentCriterion;
import org.isocenter.matching.LikePattern;
import org.isocenter.matching.Matching;
import org.isocenter.matching.NameCondition;
import org.isocenter.matching.Sql;

/**
 * A table of data sets that is searched. Attributes that are searched by much have a column and an
 * index of their own; all others are looked up in the documents.
 */
final class Documents {
  static final Documents WORKITEMS =
      new Documents(
          "worklist.workitem",
          Map.of(
              Tags.PROCEDURE_STEP_STATE, "d.state",
              Tags.SOP_INSTANCE_UID, "d.uid",
              Tags.PATIENT_ID, "d.patient_id",
              Tags.WORKLIST_LABEL, "d.worklist_label",
              Tags.PATIENT_NAME, "d.patient_name",
              Tags.SCHEDULED_PROCEDURE_STEP_START_DATE_TIME, "d.scheduled_start"));

  static final Documents SCHEDULED_STEPS =
      new Documents(
          "worklist.scheduled_step",
          Map.of(
              Tags.PATIENT_ID, "d.patient_id",
              Tags.PATIENT_NAME, "d.patient_name",
              Tags.ACCESSION_NUMBER, "d.accession_number",
              Tags.STUDY_INSTANCE_UID, "d.study_instance_uid"));

  private final String table;
  private final Map<Integer, String> columns;

  private Documents(String table, Map<Integer, String> columns) {
    this.table = table;
    this.columns = Map.copyOf(columns);
  }

  /** The table as {@code d}, with the documents in {@code d.attributes}. */
  String from() {
    return " FROM " + table + " d";
  }

  /** All {@code criteria} as one condition. */
  Sql where(List<DocumentCriterion> criteria) {
    var conditions = new ArrayList<Sql>();
    var others = new ArrayList<DocumentCriterion>();
    for (var criterion : criteria) {
      column(criterion).ifPresentOrElse(conditions::add, () -> others.add(criterion));
    }
    conditions.addAll(DocumentCondition.of("d", "worklist", others));
    return Sql.and(conditions);
  }

  private Optional<Sql> column(DocumentCriterion criterion) {
    var column = criterion.path().size() == 1 ? columns.get(criterion.path().getFirst()) : null;
    if (column == null) {
      return Optional.empty();
    }
    if (criterion.path().getFirst() == Tags.PATIENT_NAME) {
      return Optional.of(NameCondition.of(column, criterion.matching()));
    }
    return switch (criterion.matching()) {
      case Matching.AnyOf(var values) when values.size() == 1 ->
          Optional.of(Sql.of(column + " = ?", values.getFirst()));
      case Matching.AnyOf(var values) ->
          Optional.of(Sql.of(column + " = ANY (?)", (Object) values.toArray(String[]::new)));
      case Matching.Wildcard(var patterns) ->
          Optional.of(
              Sql.or(
                  patterns.stream()
                      .map(one -> Sql.of(column + " LIKE ?", LikePattern.ofWildcard(one)))
                      .toList()));
      case Matching.DateTimes(var first, var last, var inUtc) when !inUtc ->
          Optional.of(Sql.between(column, first, last));
      case Matching.DateTimes _,
          Matching.Dates _,
          Matching.Times _,
          Matching.AnyNumber _,
          Matching.Alike _,
          Matching.Empty _ ->
          Optional.empty();
    };
  }
}

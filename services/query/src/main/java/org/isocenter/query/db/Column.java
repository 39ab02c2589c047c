package org.isocenter.query.db;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.Level;

/** Where an attribute lies in the tables of {@code db/query}. */
record Column(Level level, String name, Type type) {

  enum Type {
    TEXT("text"),
    /** A normalised person name, see NameKey. */
    NAME("text"),
    TEXTS("text[]"),
    INTEGER("integer"),
    DATE("date"),
    TIME("time"),
    DATE_TIME("timestamp");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  private static final Map<Integer, Column> BY_TAG = new TreeMap<>();

  static {
    study(Tags.STUDY_INSTANCE_UID, "study_instance_uid", Type.TEXT);
    study(Tags.MODALITIES_IN_STUDY, "modalities", Type.TEXTS);
    study(Tags.SOP_CLASSES_IN_STUDY, "sop_classes", Type.TEXTS);
    study(Tags.NUMBER_OF_STUDY_RELATED_SERIES, "series_count", Type.INTEGER);
    study(Tags.NUMBER_OF_STUDY_RELATED_INSTANCES, "instance_count", Type.INTEGER);
    study(Tags.STUDY_DATE, "study_date", Type.DATE);
    study(Tags.STUDY_TIME, "study_time", Type.TIME);
    study(Tags.ACCESSION_NUMBER, "accession_number", Type.TEXT);
    study(Tags.STUDY_ID, "study_id", Type.TEXT);
    study(Tags.STUDY_DESCRIPTION, "study_description", Type.TEXT);
    study(Tags.REFERRING_PHYSICIAN_NAME, "referring_physician_name", Type.NAME);
    study(Tags.PATIENT_NAME, "patient_name", Type.NAME);
    study(Tags.PATIENT_ID, "patient_id", Type.TEXT);
    study(Tags.ISSUER_OF_PATIENT_ID, "issuer_of_patient_id", Type.TEXT);
    study(Tags.PATIENT_BIRTH_DATE, "patient_birth_date", Type.DATE);
    series(Tags.SERIES_INSTANCE_UID, "series_instance_uid", Type.TEXT);
    series(Tags.NUMBER_OF_SERIES_RELATED_INSTANCES, "instance_count", Type.INTEGER);
    series(Tags.MODALITY, "modality", Type.TEXT);
    series(Tags.SERIES_NUMBER, "series_number", Type.INTEGER);
    series(Tags.SERIES_DESCRIPTION, "series_description", Type.TEXT);
    series(
        Tags.PERFORMED_PROCEDURE_STEP_START_DATE, "performed_procedure_step_start_date", Type.DATE);
    series(
        Tags.PERFORMED_PROCEDURE_STEP_START_TIME, "performed_procedure_step_start_time", Type.TIME);
    instance(Tags.SOP_INSTANCE_UID, "sop_instance_uid", Type.TEXT);
    instance(Tags.SOP_CLASS_UID, "sop_class_uid", Type.TEXT);
    instance(Tags.INSTANCE_NUMBER, "instance_number", Type.INTEGER);
    instance(Tags.ACQUISITION_DATE_TIME, "acquisition_date_time", Type.DATE_TIME);
  }

  private static void study(int tag, String name, Type type) {
    BY_TAG.put(tag, new Column(Level.STUDY, name, type));
  }

  private static void series(int tag, String name, Type type) {
    BY_TAG.put(tag, new Column(Level.SERIES, name, type));
  }

  private static void instance(int tag, String name, Type type) {
    BY_TAG.put(tag, new Column(Level.INSTANCE, name, type));
  }

  /** The column of an attribute that has one. */
  static Column of(int tag) {
    var column = BY_TAG.get(tag);
    if (column == null) {
      throw new IllegalArgumentException("no column for the attribute " + Integer.toHexString(tag));
    }
    return column;
  }

  /** Tags that have a column, in ascending order. */
  static List<Integer> tags() {
    return List.copyOf(BY_TAG.keySet());
  }

  /** The column as searches name it. */
  String qualified() {
    return alias(level) + "." + name;
  }

  static String alias(Level level) {
    return switch (level) {
      case STUDY -> "s";
      case SERIES -> "e";
      case INSTANCE -> "i";
    };
  }
}

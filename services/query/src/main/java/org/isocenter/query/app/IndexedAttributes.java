package org.isocenter.query.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.dictionary.Dictionary;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.IndexedAttribute.Access;

/**
 * Every attribute of the search index. Columns are what PS3.18 section 10.6 requires to be matched,
 * and what OHIF, Weasis and the Google DICOM adapter search by.
 */
public final class IndexedAttributes {

  private static final List<Integer> STUDY_KEYS =
      List.of(
          Tags.STUDY_INSTANCE_UID,
          Tags.MODALITIES_IN_STUDY,
          Tags.SOP_CLASSES_IN_STUDY,
          Tags.NUMBER_OF_STUDY_RELATED_SERIES,
          Tags.NUMBER_OF_STUDY_RELATED_INSTANCES);

  private static final List<Integer> STUDY_COLUMNS =
      List.of(
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.ACCESSION_NUMBER,
          Tags.REFERRING_PHYSICIAN_NAME,
          Tags.STUDY_DESCRIPTION,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.ISSUER_OF_PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.STUDY_ID);

  private static final List<Integer> STUDY_DOCUMENT =
      List.of(
          Tags.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE,
          Tags.PROCEDURE_CODE_SEQUENCE,
          Tags.ADMITTING_DIAGNOSES_DESCRIPTION,
          Tags.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE,
          Tags.PATIENT_SEX,
          Tags.OTHER_PATIENT_IDS,
          Tags.OTHER_PATIENT_IDS_SEQUENCE,
          Tags.PATIENT_AGE,
          Tags.PATIENT_SIZE,
          Tags.PATIENT_WEIGHT,
          Tags.ETHNIC_GROUP,
          Tags.OCCUPATION,
          Tags.REQUESTED_PROCEDURE_DESCRIPTION,
          Tags.TIMEZONE_OFFSET_FROM_UTC,
          Tags.PHYSICIANS_OF_RECORD,
          Tags.NAME_OF_PHYSICIANS_READING_STUDY,
          Tags.PATIENT_BIRTH_TIME,
          Tags.PATIENT_COMMENTS);

  private static final List<Integer> STUDY_COMPUTED =
      List.of(Tags.SPECIFIC_CHARACTER_SET, Tags.INSTANCE_AVAILABILITY, Tags.RETRIEVE_URL);

  private static final List<Integer> SERIES_KEYS =
      List.of(Tags.SERIES_INSTANCE_UID, Tags.NUMBER_OF_SERIES_RELATED_INSTANCES);

  private static final List<Integer> SERIES_COLUMNS =
      List.of(
          Tags.MODALITY,
          Tags.SERIES_DESCRIPTION,
          Tags.SERIES_NUMBER,
          Tags.PERFORMED_PROCEDURE_STEP_START_DATE,
          Tags.PERFORMED_PROCEDURE_STEP_START_TIME);

  private static final List<Integer> SERIES_DOCUMENT =
      List.of(
          Tags.SERIES_DATE,
          Tags.MANUFACTURER,
          Tags.INSTITUTION_NAME,
          Tags.INSTITUTIONAL_DEPARTMENT_NAME,
          Tags.STATION_NAME,
          Tags.MANUFACTURER_MODEL_NAME,
          Tags.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE,
          Tags.BODY_PART_EXAMINED,
          Tags.DEVICE_SERIAL_NUMBER,
          Tags.SOFTWARE_VERSIONS,
          Tags.PROTOCOL_NAME,
          Tags.PATIENT_POSITION,
          Tags.FRAME_OF_REFERENCE_UID,
          Tags.POSITION_REFERENCE_INDICATOR,
          Tags.LATERALITY,
          Tags.PERFORMED_PROCEDURE_STEP_END_DATE,
          Tags.PERFORMED_PROCEDURE_STEP_ID,
          Tags.PERFORMED_PROCEDURE_STEP_DESCRIPTION,
          Tags.REQUEST_ATTRIBUTES_SEQUENCE,
          Tags.SERIES_TIME,
          Tags.PERFORMING_PHYSICIAN_NAME,
          Tags.OPERATORS_NAME,
          Tags.PERFORMED_PROCEDURE_STEP_END_TIME);

  private static final List<Integer> INSTANCE_KEYS =
      List.of(Tags.SOP_CLASS_UID, Tags.SOP_INSTANCE_UID);

  private static final List<Integer> INSTANCE_COLUMNS =
      List.of(Tags.INSTANCE_NUMBER, Tags.ACQUISITION_DATE_TIME);

  // Documents of instances have no index: searches by them read what their other criteria leave.
  private static final List<Integer> INSTANCE_DOCUMENT =
      List.of(
          Tags.IMAGE_TYPE,
          Tags.INSTANCE_CREATION_DATE,
          Tags.INSTANCE_CREATION_TIME,
          Tags.ACQUISITION_DATE,
          Tags.ACQUISITION_TIME,
          Tags.CONTENT_DATE,
          Tags.CONTENT_TIME,
          Tags.SLICE_THICKNESS,
          Tags.SPACING_BETWEEN_SLICES,
          Tags.ACQUISITION_NUMBER,
          Tags.IMAGE_POSITION_PATIENT,
          Tags.IMAGE_ORIENTATION_PATIENT,
          Tags.SLICE_LOCATION,
          Tags.IMAGE_COMMENTS,
          Tags.SAMPLES_PER_PIXEL,
          Tags.PHOTOMETRIC_INTERPRETATION,
          Tags.NUMBER_OF_FRAMES,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.PIXEL_SPACING,
          Tags.BITS_ALLOCATED,
          Tags.BITS_STORED,
          Tags.HIGH_BIT,
          Tags.PIXEL_REPRESENTATION,
          Tags.WINDOW_CENTER,
          Tags.WINDOW_WIDTH,
          Tags.RESCALE_INTERCEPT,
          Tags.RESCALE_SLOPE,
          Tags.CONCEPT_NAME_CODE_SEQUENCE,
          Tags.COMPLETION_FLAG,
          Tags.VERIFICATION_FLAG,
          Tags.DOCUMENT_TITLE,
          Tags.CONTENT_LABEL,
          Tags.CONTENT_DESCRIPTION);

  private static final Map<Integer, IndexedAttribute> BY_TAG = new HashMap<>();

  static {
    add(Level.STUDY, Access.KEY, STUDY_KEYS);
    add(Level.STUDY, Access.COLUMN, STUDY_COLUMNS);
    add(Level.STUDY, Access.DOCUMENT, STUDY_DOCUMENT);
    add(Level.STUDY, Access.COMPUTED, STUDY_COMPUTED);
    add(Level.SERIES, Access.KEY, SERIES_KEYS);
    add(Level.SERIES, Access.COLUMN, SERIES_COLUMNS);
    add(Level.SERIES, Access.DOCUMENT, SERIES_DOCUMENT);
    add(Level.INSTANCE, Access.KEY, INSTANCE_KEYS);
    add(Level.INSTANCE, Access.COLUMN, INSTANCE_COLUMNS);
    add(Level.INSTANCE, Access.DOCUMENT, INSTANCE_DOCUMENT);
  }

  private IndexedAttributes() {}

  private static void add(Level level, Access access, List<Integer> tags) {
    for (int tag : tags) {
      BY_TAG.put(tag, new IndexedAttribute(tag, Dictionary.vrOf(tag), level, access));
    }
  }

  /** The attribute, or empty when the index does not have it. */
  public static Optional<IndexedAttribute> find(int tag) {
    return Optional.ofNullable(BY_TAG.get(tag));
  }

  /** The attribute of a tag that is known to be indexed. */
  public static IndexedAttribute require(int tag) {
    return find(tag).orElseThrow();
  }

  public static List<IndexedAttribute> all() {
    return List.copyOf(BY_TAG.values());
  }
}

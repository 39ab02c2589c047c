package org.isocenter.worklist.app;

import java.util.Set;
import org.isocenter.dicom.dictionary.Tags;

/** What every result of a search has, as far as the instance has it. */
public final class ReturnedAttributes {
  /** Return key types 1, 1C and 2 of PS3.4 table CC.2.5-3. */
  public static final Set<Integer> OF_WORKITEMS =
      Set.of(
          Tags.SPECIFIC_CHARACTER_SET,
          Tags.SOP_CLASS_UID,
          Tags.SOP_INSTANCE_UID,
          Tags.SCHEDULED_PROCEDURE_STEP_PRIORITY,
          Tags.SCHEDULED_PROCEDURE_STEP_MODIFICATION_DATE_TIME,
          Tags.PROCEDURE_STEP_LABEL,
          Tags.WORKLIST_LABEL,
          Tags.SCHEDULED_PROCESSING_PARAMETERS_SEQUENCE,
          Tags.SCHEDULED_STATION_NAME_CODE_SEQUENCE,
          Tags.SCHEDULED_STATION_CLASS_CODE_SEQUENCE,
          Tags.SCHEDULED_STATION_GEOGRAPHIC_LOCATION_CODE_SEQUENCE,
          Tags.SCHEDULED_HUMAN_PERFORMERS_SEQUENCE,
          Tags.SCHEDULED_PROCEDURE_STEP_START_DATE_TIME,
          Tags.EXPECTED_COMPLETION_DATE_TIME,
          Tags.SCHEDULED_WORKITEM_CODE_SEQUENCE,
          Tags.INPUT_READINESS_STATE,
          Tags.INPUT_INFORMATION_SEQUENCE,
          Tags.STUDY_INSTANCE_UID,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.ISSUER_OF_PATIENT_ID,
          Tags.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE,
          Tags.OTHER_PATIENT_IDS_SEQUENCE,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.ADMISSION_ID,
          Tags.ISSUER_OF_ADMISSION_ID_SEQUENCE,
          Tags.REFERENCED_REQUEST_SEQUENCE,
          Tags.REPLACED_PROCEDURE_STEP_SEQUENCE,
          Tags.PROCEDURE_STEP_STATE,
          Tags.PROCEDURE_STEP_PROGRESS_INFORMATION_SEQUENCE);

  /** Return key types 1, 1C and 2 of PS3.4 table K.6-1. */
  public static final Set<Integer> OF_SCHEDULED_STEPS =
      Set.of(
          Tags.SPECIFIC_CHARACTER_SET,
          Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE,
          Tags.REQUESTED_PROCEDURE_ID,
          Tags.REQUESTED_PROCEDURE_DESCRIPTION,
          Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE,
          Tags.STUDY_INSTANCE_UID,
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.REFERENCED_STUDY_SEQUENCE,
          Tags.REQUESTED_PROCEDURE_PRIORITY,
          Tags.PATIENT_TRANSPORT_ARRANGEMENTS,
          Tags.ACCESSION_NUMBER,
          Tags.REQUESTING_PHYSICIAN,
          Tags.REFERRING_PHYSICIAN_NAME,
          Tags.ADMISSION_ID,
          Tags.CURRENT_PATIENT_LOCATION,
          Tags.REFERENCED_PATIENT_SEQUENCE,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.PATIENT_WEIGHT,
          Tags.CONFIDENTIALITY_CONSTRAINT_ON_PATIENT_DATA_DESCRIPTION,
          Tags.PATIENT_STATE,
          Tags.PREGNANCY_STATUS,
          Tags.MEDICAL_ALERTS,
          Tags.ALLERGIES,
          Tags.SPECIAL_NEEDS);

  private ReturnedAttributes() {}
}

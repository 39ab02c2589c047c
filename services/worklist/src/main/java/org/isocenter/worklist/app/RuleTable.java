package org.isocenter.worklist.app;

import static org.isocenter.worklist.app.AttributeRule.Creation.EMPTY;
import static org.isocenter.worklist.app.AttributeRule.Creation.OPTIONAL;
import static org.isocenter.worklist.app.AttributeRule.Creation.PRESENT;
import static org.isocenter.worklist.app.AttributeRule.Creation.VALUE;
import static org.isocenter.worklist.app.AttributeRule.Final.O;
import static org.isocenter.worklist.app.AttributeRule.Final.P;
import static org.isocenter.worklist.app.AttributeRule.Final.R;
import static org.isocenter.worklist.app.AttributeRule.Final.X;

import java.util.List;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.worklist.app.AttributeRule.Creation;
import org.isocenter.worklist.app.AttributeRule.Final;
import org.isocenter.worklist.app.AttributeRule.Update;

/**
 * PS3.4 table CC.2.5-3, as far as it demands anything of those who create, update and finish a
 * workitem; attributes that are not in it may come and go.
 */
final class RuleTable {

  /** One item of a code sequence, PS3.4 table CC.2.5-2a. */
  private static final List<AttributeRule> CODE =
      List.of(row(Tags.CODE_MEANING, VALUE, Update.VALUE, O));

  private static final List<AttributeRule> PERFORMER =
      List.of(
          coded(Tags.HUMAN_PERFORMER_CODE_SEQUENCE, VALUE, Update.VALUE, O),
          row(Tags.HUMAN_PERFORMER_NAME, VALUE, Update.VALUE, O),
          row(Tags.HUMAN_PERFORMER_ORGANIZATION, VALUE, Update.VALUE, O));

  private static final List<AttributeRule> REQUEST =
      List.of(
          row(Tags.STUDY_INSTANCE_UID, VALUE, Update.VALUE, O),
          row(Tags.ACCESSION_NUMBER, PRESENT, Update.OPTIONAL, O),
          row(Tags.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          row(Tags.ORDER_PLACER_IDENTIFIER_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          row(Tags.ORDER_FILLER_IDENTIFIER_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          row(Tags.REQUESTED_PROCEDURE_ID, PRESENT, Update.OPTIONAL, O),
          row(Tags.REQUESTED_PROCEDURE_DESCRIPTION, PRESENT, Update.OPTIONAL, O),
          coded(Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE, PRESENT, Update.OPTIONAL, O));

  private static final List<AttributeRule> REFERENCE =
      List.of(
          row(Tags.REFERENCED_SOP_CLASS_UID, VALUE, Update.VALUE, O),
          row(Tags.REFERENCED_SOP_INSTANCE_UID, VALUE, Update.VALUE, O));

  private static final List<AttributeRule> PROGRESS =
      List.of(
          row(Tags.PROCEDURE_STEP_CANCELLATION_DATE_TIME, OPTIONAL, Update.OPTIONAL, X),
          coded(
              Tags.PROCEDURE_STEP_DISCONTINUATION_REASON_CODE_SEQUENCE,
              OPTIONAL,
              Update.OPTIONAL,
              X));

  private static final List<AttributeRule> PERFORMED =
      List.of(
          coded(Tags.PERFORMED_STATION_NAME_CODE_SEQUENCE, OPTIONAL, Update.OPTIONAL, P),
          row(Tags.PERFORMED_PROCEDURE_STEP_START_DATE_TIME, OPTIONAL, Update.OPTIONAL, P),
          coded(Tags.PERFORMED_WORKITEM_CODE_SEQUENCE, OPTIONAL, Update.OPTIONAL, P),
          row(Tags.PERFORMED_PROCEDURE_STEP_END_DATE_TIME, OPTIONAL, Update.OPTIONAL, P),
          row(Tags.OUTPUT_INFORMATION_SEQUENCE, OPTIONAL, Update.OPTIONAL, P));

  static final List<AttributeRule> ROWS =
      List.of(
          row(Tags.TRANSACTION_UID, EMPTY, Update.NOT_ALLOWED, O),
          row(Tags.SOP_CLASS_UID, OPTIONAL, Update.NOT_ALLOWED, R),
          row(Tags.SOP_INSTANCE_UID, OPTIONAL, Update.NOT_ALLOWED, R),
          // scheduled procedure information
          row(Tags.SCHEDULED_PROCEDURE_STEP_PRIORITY, VALUE, Update.VALUE, R),
          row(Tags.SCHEDULED_PROCEDURE_STEP_MODIFICATION_DATE_TIME, OPTIONAL, Update.OPTIONAL, R),
          row(Tags.PROCEDURE_STEP_LABEL, VALUE, Update.VALUE, R),
          row(Tags.WORKLIST_LABEL, PRESENT, Update.OPTIONAL, O),
          row(Tags.SCHEDULED_PROCESSING_PARAMETERS_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          coded(Tags.SCHEDULED_STATION_NAME_CODE_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          coded(Tags.SCHEDULED_STATION_CLASS_CODE_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          coded(
              Tags.SCHEDULED_STATION_GEOGRAPHIC_LOCATION_CODE_SEQUENCE,
              PRESENT,
              Update.OPTIONAL,
              O),
          nested(Tags.SCHEDULED_HUMAN_PERFORMERS_SEQUENCE, OPTIONAL, Update.OPTIONAL, O, PERFORMER),
          row(Tags.SCHEDULED_PROCEDURE_STEP_START_DATE_TIME, VALUE, Update.VALUE, R),
          coded(Tags.SCHEDULED_WORKITEM_CODE_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          row(Tags.COMMENTS_ON_THE_SCHEDULED_PROCEDURE_STEP, PRESENT, Update.OPTIONAL, O),
          row(Tags.INPUT_READINESS_STATE, VALUE, Update.VALUE, R),
          row(Tags.INPUT_INFORMATION_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          // relationship
          row(Tags.PATIENT_NAME, PRESENT, Update.NOT_ALLOWED, O),
          row(Tags.PATIENT_ID, OPTIONAL, Update.NOT_ALLOWED, O),
          row(Tags.ISSUER_OF_PATIENT_ID, OPTIONAL, Update.NOT_ALLOWED, O),
          row(Tags.ISSUER_OF_PATIENT_ID_QUALIFIERS_SEQUENCE, OPTIONAL, Update.NOT_ALLOWED, O),
          row(Tags.OTHER_PATIENT_IDS_SEQUENCE, PRESENT, Update.OPTIONAL, O),
          row(Tags.PATIENT_BIRTH_DATE, PRESENT, Update.NOT_ALLOWED, O),
          row(Tags.PATIENT_SEX, PRESENT, Update.NOT_ALLOWED, O),
          row(Tags.ADMISSION_ID, PRESENT, Update.NOT_ALLOWED, O),
          row(Tags.ISSUER_OF_ADMISSION_ID_SEQUENCE, PRESENT, Update.NOT_ALLOWED, O),
          row(Tags.ADMITTING_DIAGNOSES_DESCRIPTION, PRESENT, Update.NOT_ALLOWED, O),
          coded(Tags.ADMITTING_DIAGNOSES_CODE_SEQUENCE, PRESENT, Update.NOT_ALLOWED, O),
          nested(Tags.REFERENCED_REQUEST_SEQUENCE, PRESENT, Update.NOT_ALLOWED, O, REQUEST),
          nested(Tags.REPLACED_PROCEDURE_STEP_SEQUENCE, OPTIONAL, Update.NOT_ALLOWED, O, REFERENCE),
          // progress and results
          row(Tags.PROCEDURE_STEP_STATE, VALUE, Update.NOT_ALLOWED, R),
          nested(
              Tags.PROCEDURE_STEP_PROGRESS_INFORMATION_SEQUENCE,
              EMPTY,
              Update.OPTIONAL,
              X,
              PROGRESS),
          nested(
              Tags.UNIFIED_PROCEDURE_STEP_PERFORMED_PROCEDURE_SEQUENCE,
              EMPTY,
              Update.OPTIONAL,
              P,
              PERFORMED));

  private RuleTable() {}

  private static AttributeRule row(int tag, Creation creation, Update update, Final finalState) {
    return new AttributeRule(tag, creation, update, finalState, List.of());
  }

  private static AttributeRule coded(int tag, Creation creation, Update update, Final finalState) {
    return new AttributeRule(tag, creation, update, finalState, CODE);
  }

  private static AttributeRule nested(
      int tag, Creation creation, Update update, Final finalState, List<AttributeRule> items) {
    return new AttributeRule(tag, creation, update, finalState, items);
  }
}

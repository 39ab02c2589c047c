package org.isocenter.retrieve.app.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.retrieve.app.reports.Report.Field;

/** What stands above the content: PS3.3 C.7.1.1, C.7.2.1 and C.17.2. */
final class ReportHeader {

  private static final String PARTIAL = "PARTIAL";
  private static final String UNVERIFIED = "UNVERIFIED";
  private static final String PRELIMINARY = "PRELIMINARY";

  private ReportHeader() {}

  /** What the flags of the document say against relying on it. */
  static List<String> warnings(Texts report) {
    List<String> warnings = new ArrayList<>();
    if (report.first(Tags.COMPLETION_FLAG).equals(PARTIAL)) {
      warnings.add("This document is not complete.");
    }
    if (report.first(Tags.VERIFICATION_FLAG).equals(UNVERIFIED)) {
      warnings.add("This document has not been verified.");
    }
    if (report.first(Tags.PRELIMINARY_FLAG).equals(PRELIMINARY)) {
      warnings.add("This document is preliminary.");
    }
    return warnings;
  }

  static List<Field> fields(Texts report, String kind) {
    List<Field> fields = new ArrayList<>();
    add(fields, "Patient", report.names(Tags.PATIENT_NAME));
    add(fields, "Patient ID", report.first(Tags.PATIENT_ID));
    add(fields, "Birth date", report.date(Tags.PATIENT_BIRTH_DATE));
    add(fields, "Sex", report.first(Tags.PATIENT_SEX));
    add(fields, "Study", study(report));
    add(fields, "Accession number", report.first(Tags.ACCESSION_NUMBER));
    add(fields, "Referring physician", report.names(Tags.REFERRING_PHYSICIAN_NAME));
    add(fields, "Institution", report.first(Tags.INSTITUTION_NAME));
    add(fields, "Document", kind);
    add(fields, "Content of", report.dateAndTime(Tags.CONTENT_DATE, Tags.CONTENT_TIME));
    add(fields, "Completion", completion(report));
    add(fields, "Verification", flag(report, Tags.VERIFICATION_FLAG));
    for (var observer : report.items(Tags.VERIFYING_OBSERVER_SEQUENCE)) {
      add(fields, "Verified by", verifier(observer));
    }
    for (var author : report.items(Tags.AUTHOR_OBSERVER_SEQUENCE)) {
      add(fields, "Author", author(author));
    }
    return fields;
  }

  private static String study(Texts report) {
    return Texts.joined(
        ", ",
        report.first(Tags.STUDY_DESCRIPTION),
        report.dateAndTime(Tags.STUDY_DATE, Tags.STUDY_TIME));
  }

  private static String completion(Texts report) {
    return Texts.joined(
        ": ", flag(report, Tags.COMPLETION_FLAG), report.first(Tags.COMPLETION_FLAG_DESCRIPTION));
  }

  private static String flag(Texts report, int tag) {
    return report.first(tag).toLowerCase(Locale.ROOT);
  }

  private static String verifier(Texts observer) {
    return Texts.joined(
        ", ",
        observer.names(Tags.VERIFYING_OBSERVER_NAME),
        observer.first(Tags.VERIFYING_ORGANIZATION),
        observer.dateTime(Tags.VERIFICATION_DATE_TIME));
  }

  private static String author(Texts author) {
    return Texts.joined(
        ", ",
        author.names(Tags.PERSON_NAME),
        author.first(Tags.MANUFACTURER),
        author.first(Tags.INSTITUTION_NAME));
  }

  private static void add(List<Field> fields, String name, String value) {
    if (!value.isBlank()) {
      fields.add(new Field(name, value));
    }
  }
}

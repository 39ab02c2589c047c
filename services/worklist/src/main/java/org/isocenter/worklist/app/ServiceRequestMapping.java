package org.isocenter.worklist.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/** A FHIR R4 ServiceRequest as a scheduled procedure step; docs/fhir.md has the mapping. */
public final class ServiceRequestMapping {
  private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
  private static final String AE_TITLE = "urn:dicom:aet";
  private static final String DICOM_UID = "urn:dicom:uid";
  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]");
  private static final int DATE = 8;
  private static final int TIME = 6;

  private static final Map<String, String> PRIORITIES =
      Map.of("stat", "STAT", "asap", "HIGH", "urgent", "HIGH", "routine", "ROUTINE");

  private static final Map<String, String> SEXES = Map.of("male", "M", "female", "F", "other", "O");

  /** Coding systems that DICOM knows by other names, PS3.16 table 8-1. */
  private static final Map<String, String> SCHEMES =
      Map.of(
          DCM,
          "DCM",
          "http://snomed.info/sct",
          "SCT",
          "http://loinc.org",
          "LN",
          "http://www.radlex.org",
          "RADLEX");

  private final JsonNode request;
  private final String defaultStation;
  private final Dataset order = new Dataset();
  private final Dataset step = new Dataset();

  private ServiceRequestMapping(JsonNode request, String defaultStation) {
    this.request = request;
    this.defaultStation = defaultStation;
  }

  /**
   * The order as {@link ScheduleSteps} takes it.
   *
   * @param defaultStation AE title of requests that name none
   * @throws BadRequest when it is no active order for a known patient
   */
  public static Dataset order(JsonNode request, String defaultStation) {
    return new ServiceRequestMapping(request, defaultStation).map();
  }

  private Dataset map() {
    if (!text(request, "resourceType").equals("ServiceRequest")) {
      throw new BadRequest("The resource is no ServiceRequest.");
    }
    if (!text(request, "status").equals("active")) {
      throw new BadRequest("Only a ServiceRequest whose status is active is scheduled.");
    }
    order.putText(Tags.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
    patient();
    identifiers();
    procedure();
    schedule();
    order.put(Element.sequence(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE, List.of(step)));
    return order;
  }

  private void patient() {
    var subject = request.path("subject");
    var reference = text(subject, "reference");
    var patient =
        reference.startsWith("#")
            ? each(request, "contained")
                .filter(one -> text(one, "id").equals(reference.substring(1)))
                .findFirst()
                .orElse(subject)
            : subject;
    var identifier =
        each(patient, "identifier").findFirst().orElseGet(() -> subject.path("identifier"));
    put(order, Tags.PATIENT_ID, Vr.LO, text(identifier, "value"));
    put(order, Tags.ISSUER_OF_PATIENT_ID, Vr.LO, text(identifier.path("assigner"), "display"));
    var name = each(patient, "name").findFirst().map(ServiceRequestMapping::name);
    put(order, Tags.PATIENT_NAME, Vr.PN, name.orElseGet(() -> text(subject, "display")));
    put(order, Tags.PATIENT_BIRTH_DATE, Vr.DA, digits(text(patient, "birthDate")));
    put(order, Tags.PATIENT_SEX, Vr.CS, SEXES.getOrDefault(text(patient, "gender"), ""));
  }

  private static String name(JsonNode name) {
    var given = each(name, "given").map(JsonNode::asText).toList();
    var first = given.isEmpty() ? "" : given.getFirst();
    var middle = String.join(" ", given.stream().skip(1).toList());
    var prefix = each(name, "prefix").map(JsonNode::asText).findFirst().orElse("");
    return Stream.of(text(name, "family"), first, middle, prefix)
        .map(part -> part.replaceAll("[\\^=\\\\]", " "))
        .reduce((left, right) -> left + "^" + right)
        .orElse("")
        .replaceAll("\\^+$", "");
  }

  private void identifiers() {
    each(request, "identifier")
        .forEach(identifier -> {
          var value = text(identifier, "value");
          if (text(identifier, "system").equals(DICOM_UID)) {
            uid(value);
            return;
          }
          switch (text(identifier.path("type").path("coding").path(0), "code")) {
            case "ACSN" -> put(order, Tags.ACCESSION_NUMBER, Vr.SH, value);
            case "PLAC" ->
                put(order, Tags.PLACER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, Vr.LO, value);
            case "FILL" ->
                put(order, Tags.FILLER_ORDER_NUMBER_IMAGING_SERVICE_REQUEST, Vr.LO, value);
            default -> {}
          }
        });
  }

  private void uid(String value) {
    var uid = value.replaceFirst("^urn:oid:", "");
    if (!Uid.isValid(uid)) {
      throw new BadRequest("The identifier of " + DICOM_UID + " is no UID.");
    }
    order.putText(Tags.STUDY_INSTANCE_UID, Vr.UI, uid);
  }

  private void procedure() {
    var code = request.path("code");
    var coded = coding(code);
    var meaning = coded.map(one -> text(one, "display")).orElse("");
    var description = text(code, "text").isEmpty() ? meaning : text(code, "text");
    coded.ifPresent(one ->
        order.put(
            Element.sequence(
                Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE, List.of(code(one, description)))));
    put(order, Tags.REQUESTED_PROCEDURE_DESCRIPTION, Vr.LO, description);
    put(step, Tags.SCHEDULED_PROCEDURE_STEP_DESCRIPTION, Vr.LO, description);
    put(
        order,
        Tags.REQUESTED_PROCEDURE_PRIORITY,
        Vr.SH,
        PRIORITIES.getOrDefault(text(request, "priority"), "ROUTINE"));
    put(order, Tags.REQUESTING_PHYSICIAN, Vr.PN, text(request.path("requester"), "display"));
    var reason = request.path("reasonCode").path(0);
    put(
        order,
        Tags.REASON_FOR_THE_REQUESTED_PROCEDURE,
        Vr.LO,
        text(reason, "text").isEmpty()
            ? coding(reason).map(one -> text(one, "display")).orElse("")
            : text(reason, "text"));
    put(
        order,
        Tags.REQUESTED_PROCEDURE_COMMENTS,
        Vr.LT,
        text(request.path("note").path(0), "text"));
  }

  private static Dataset code(JsonNode coding, String meaning) {
    var scheme = SCHEMES.getOrDefault(text(coding, "system"), "99LOCAL");
    var display = text(coding, "display");
    var named = display.isEmpty() ? meaning : display;
    var code = new Dataset();
    put(code, Tags.CODE_VALUE, Vr.SH, text(coding, "code"));
    put(code, Tags.CODING_SCHEME_DESIGNATOR, Vr.SH, scheme);
    put(code, Tags.CODE_MEANING, Vr.LO, named.isEmpty() ? text(coding, "code") : named);
    return code;
  }

  private void schedule() {
    var modality =
        each(request, "orderDetail")
            .flatMap(detail -> each(detail, "coding"))
            .filter(one -> text(one, "system").equals(DCM))
            .map(one -> text(one, "code"))
            .findFirst();
    step.putText(Tags.MODALITY, Vr.CS, modality.orElse("OT").toUpperCase(Locale.ROOT));
    var station =
        each(request, "performer")
            .map(one -> one.path("identifier"))
            .filter(one -> text(one, "system").equals(AE_TITLE))
            .map(one -> text(one, "value"))
            .findFirst();
    step.putText(Tags.SCHEDULED_STATION_AE_TITLE, Vr.AE, station.orElse(defaultStation));
    var moment =
        Stream.of(
                text(request, "occurrenceDateTime"),
                text(request.path("occurrencePeriod"), "start"),
                text(request, "authoredOn"))
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElseThrow(() ->
                new BadRequest("The ServiceRequest says neither when it is due nor its date."));
    start(moment);
  }

  /** Local time as it is written; a day alone begins at midnight. */
  private void start(String moment) {
    var local = digits(moment.replaceFirst("([Zz]|[+-]\\d\\d:\\d\\d)$", ""));
    if (local.length() < DATE) {
      throw new BadRequest("The ServiceRequest is due on no certain day.");
    }
    step.putText(Tags.SCHEDULED_PROCEDURE_STEP_START_DATE, Vr.DA, local.substring(0, DATE));
    var time = (local.substring(DATE) + "000000").substring(0, TIME);
    step.putText(Tags.SCHEDULED_PROCEDURE_STEP_START_TIME, Vr.TM, time);
  }

  private static Optional<JsonNode> coding(JsonNode concept) {
    return each(concept, "coding").filter(one -> !text(one, "code").isEmpty()).findFirst();
  }

  private static Stream<JsonNode> each(JsonNode parent, String name) {
    var node = parent.path(name);
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.empty();
  }

  private static String text(JsonNode parent, String name) {
    var node = parent.path(name);
    return node.isTextual() ? node.asText().strip() : "";
  }

  private static String digits(String text) {
    return NO_DIGITS.matcher(text).replaceAll("");
  }

  private static void put(Dataset dataset, int tag, Vr vr, String value) {
    if (!value.isEmpty()) {
      // a backslash separates values in DICOM
      dataset.putText(tag, vr, vr == Vr.LT ? value : value.replace('\\', '/'));
    }
  }
}

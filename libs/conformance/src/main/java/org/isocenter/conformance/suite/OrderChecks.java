package org.isocenter.conformance.suite;

import static org.isocenter.conformance.suite.ProcedureStepChecks.ABSENT;
import static org.isocenter.conformance.suite.ProcedureStepChecks.SCHEDULED;
import static org.isocenter.conformance.suite.ProcedureStepChecks.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** Orders, by which procedure steps get into the modality worklist: an extension of PS3.18. */
final class OrderChecks {
  private static final String JSON = "Accept: application/dicom+json";

  private OrderChecks() {}

  static void add(CheckList checks) {
    checks.add(
        "ext orders",
        "an order enters the modality worklist, is found by its keys, and leaves it",
        s -> {
          var accession = accession(s, "14.1");
          var step = ordered(s, accession);
          var found =
              s.get(
                  SCHEDULED
                      + "?AccessionNumber="
                      + accession
                      + "&ScheduledProcedureStepSequence.Modality=CT",
                  JSON);
          Expect.status(found, 200);
          Mismatch.unless(found.text().contains(accession), "it is not found");
          Expect.status(s.send(new Call("DELETE", step, List.of(), new byte[0])), 204);
          Expect.status(s.get(SCHEDULED + "?AccessionNumber=" + accession), 204, 200);
          return step;
        });
    checks.add("ext orders", "an order is read and replaced", OrderChecks::replaced);
    checks.add(
        "ext orders",
        "a scheduled procedure step becomes a workitem on request",
        OrderChecks::performedAsWorkitem);
    checks.add(
        "ext orders",
        "a FHIR R4 ServiceRequest enters the modality worklist",
        OrderChecks::fromServiceRequest);
  }

  private static String replaced(Session s) throws Exception {
    var accession = accession(s, "14.2");
    var step = ordered(s, accession);
    var read = s.get(step, JSON);
    Expect.status(read, 200);
    Mismatch.unless(read.text().contains("\"CT1\""), "the station is not CT1");
    var other = order(accession).replace("\"CT1\"", "\"CT2\"");
    var json = List.of("Content-Type: application/dicom+json");
    var answer = s.send(new Call("PUT", step, json, other.getBytes(StandardCharsets.UTF_8)));
    Expect.status(answer, 200);
    Mismatch.unless(s.get(step, JSON).text().contains("\"CT2\""), "the station is not CT2");
    return answer.summary();
  }

  private static String performedAsWorkitem(Session s) throws Exception {
    var step = ordered(s, accession(s, "14.3"));
    var uid = s.specimens().uid("14.3");
    var created = post(s, step + "/workitem?workitem=" + uid, "");
    Expect.optional(created, ABSENT, 201);
    var workitem = s.get("/workitems/" + uid, JSON);
    Expect.status(workitem, 200);
    Mismatch.unless(workitem.text().contains("SCHEDULED"), "it is not SCHEDULED");
    return created.summary();
  }

  private static String fromServiceRequest(Session s) throws Exception {
    var accession = accession(s, "14.4");
    var order =
        """
        {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
         "identifier": [{"type": {"coding": [{"code": "ACSN"}]}, "value": "%s"}],
         "code": {"text": "Second opinion"},
         "subject": {"identifier": {"value": "P-1"}, "display": "Order One"},
         "authoredOn": "2026-01-05"}
        """
            .formatted(accession);
    var created =
        s.send(
            Call.post(
                "/fhir/ServiceRequest",
                order.getBytes(StandardCharsets.UTF_8),
                "Content-Type: application/fhir+json"));
    Expect.optional(created, ABSENT, 201);
    var found = s.get(SCHEDULED + "?AccessionNumber=" + accession, JSON);
    Expect.status(found, 200);
    Mismatch.unless(found.text().contains("Second opinion"), "its description is lost");
    return created.summary();
  }

  private static String accession(Session s, String suffix) {
    return "A" + Integer.toUnsignedString(s.specimens().uid(suffix).hashCode());
  }

  /** Schedules a step, and answers its path. */
  private static String ordered(Session s, String accession) throws Exception {
    var created = post(s, SCHEDULED, order(accession));
    Expect.optional(created, ABSENT, 201);
    var location = Expect.header(created, "Location");
    return location.substring(location.indexOf(SCHEDULED));
  }

  private static String order(String accession) {
    return """
    {"00100010":{"vr":"PN","Value":[{"Alphabetic":"Order^One"}]},
     "00100020":{"vr":"LO","Value":["P-1"]},"00080050":{"vr":"SH","Value":["%s"]},
     "00400100":{"vr":"SQ","Value":[{"00080060":{"vr":"CS","Value":["CT"]},
       "00400001":{"vr":"AE","Value":["CT1"]},"00400002":{"vr":"DA","Value":["20260105"]},
       "00400003":{"vr":"TM","Value":["0830"]}}]}}
    """
        .formatted(accession);
  }
}

package org.isocenter.conformance.suite;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** The modality worklist and performed procedure steps, PS3.18 chapters 14 and 15. */
final class ProcedureStepChecks {
  static final List<Integer> ABSENT = List.of(404, 405, 501);
  static final String SCHEDULED = "/modality-scheduled-procedure-steps";
  private static final String PERFORMED = "/modality-performed-procedure-steps/";

  private static final String STEP =
      """
      {"00400270":{"vr":"SQ","Value":[{"0020000D":{"vr":"UI","Value":["2.25.77"]},
        "00080050":{"vr":"SH"},"00401001":{"vr":"SH"},"00321060":{"vr":"LO"},
        "00400009":{"vr":"SH"},"00400007":{"vr":"LO"},"00400008":{"vr":"SQ"}}]},
       "00100010":{"vr":"PN"},"00100020":{"vr":"LO"},"00100030":{"vr":"DA"},
       "00100040":{"vr":"CS"},"00400253":{"vr":"SH","Value":["PPS-1"]},
       "00400241":{"vr":"AE","Value":["CT1"]},"00400242":{"vr":"SH"},"00400243":{"vr":"SH"},
       "00400244":{"vr":"DA","Value":["20260105"]},"00400245":{"vr":"TM","Value":["0835"]},
       "00400252":{"vr":"CS","Value":["IN PROGRESS"]},"00400254":{"vr":"LO"},
       "00400255":{"vr":"LO"},"00081032":{"vr":"SQ"},"00400250":{"vr":"DA"},
       "00400251":{"vr":"TM"},"00080060":{"vr":"CS","Value":["CT"]},"00200010":{"vr":"SH"},
       "00400260":{"vr":"SQ"},"00400340":{"vr":"SQ"}}
      """;

  private static final String DISCONTINUED =
      """
      {"00400252":{"vr":"CS","Value":["DISCONTINUED"]},
       "00400250":{"vr":"DA","Value":["20260105"]},"00400251":{"vr":"TM","Value":["0900"]},
       "00400340":{"vr":"SQ","Value":[{"0020000E":{"vr":"UI","Value":["2.25.78"]},
         "00181030":{"vr":"LO","Value":["Chest"]},"00081050":{"vr":"PN"},"00081070":{"vr":"PN"},
         "0008103E":{"vr":"LO"},"00080054":{"vr":"AE"},"00081140":{"vr":"SQ"}}]}}
      """;

  private ProcedureStepChecks() {}

  static List<Check> all() {
    var checks = new CheckList("14 Modality worklist, 15 performed procedure steps");
    for (var query : List.of("", "?PatientID=nobody-of-that-name", "?limit=1&includefield=all")) {
      checks.add(
          "14.4.3",
          "the modality worklist is searched" + (query.isEmpty() ? "" : " by " + query),
          s -> {
            var answer = s.get(SCHEDULED + query, "Accept: application/dicom+json");
            Expect.optional(answer, ABSENT, 200, 204);
            return answer.summary();
          });
    }
    checks.add(
        "14.4.3",
        "the modality worklist refuses a date that is none: 400",
        s -> {
          var answer = s.get(SCHEDULED + "?PatientBirthDate=yesterday");
          Expect.optional(answer, ABSENT, 400);
          return answer.summary();
        });
    OrderChecks.add(checks);
    performed(checks);
    return checks.all();
  }

  private static void performed(CheckList checks) {
    checks.add(
        "15.4.3",
        "a performed procedure step is created (201) and retrieved (200)",
        s -> {
          var uid = begun(s, "15.1");
          var answer = s.get(PERFORMED + uid, "Accept: application/dicom+json");
          Expect.status(answer, 200);
          Mismatch.unless(answer.text().contains("IN PROGRESS"), "it is not IN PROGRESS");
          return answer.status() + "";
        });
    checks.add(
        "15.4.3",
        "a performed procedure step whose UID is taken: 409",
        s -> {
          var answer = post(s, PERFORMED + begun(s, "15.2"), STEP);
          Expect.status(answer, 409);
          return answer.summary();
        });
    checks.add(
        "15.4.3",
        "a performed procedure step without status: 400",
        s -> {
          begun(s, "15.3");
          var answer =
              post(
                  s,
                  PERFORMED + s.specimens().uid("15.4"),
                  STEP.replace("\"00400252\"", "\"00100021\""));
          Expect.status(answer, 400);
          return answer.summary();
        });
    checks.add(
        "15.5.3",
        "a performed procedure step is discontinued (200) and then updated no more (409)",
        s -> {
          var target = PERFORMED + begun(s, "15.5") + "?update";
          Expect.status(post(s, target, DISCONTINUED), 200);
          var answer = post(s, target, DISCONTINUED);
          Expect.status(answer, 409);
          return answer.summary();
        });
    checks.add(
        "15.5.3",
        "an unknown performed procedure step: 404",
        s -> {
          begun(s, "15.6");
          var answer = post(s, PERFORMED + s.specimens().uid("15.404") + "?update", DISCONTINUED);
          Expect.status(answer, 404);
          Expect.status(s.get(PERFORMED + s.specimens().uid("15.404")), 404);
          return answer.summary();
        });
  }

  private static String begun(Session s, String suffix) throws Exception {
    var uid = s.specimens().uid(suffix);
    Expect.optional(post(s, PERFORMED + uid, STEP), ABSENT, 200, 201);
    return uid;
  }

  static Answer post(Session s, String target, String body) throws Exception {
    return s.send(
        Call.post(
            target,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type: application/dicom+json",
            "Accept: application/dicom+json"));
  }
}

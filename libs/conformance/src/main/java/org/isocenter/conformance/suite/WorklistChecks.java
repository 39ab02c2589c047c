package org.isocenter.conformance.suite;

import static org.isocenter.conformance.fixture.Workitems.DISCONTINUED;
import static org.isocenter.conformance.fixture.Workitems.PERFORMED;
import static org.isocenter.conformance.suite.WorklistRequests.MINE;
import static org.isocenter.conformance.suite.WorklistRequests.OTHER;

import java.util.List;
import org.isocenter.conformance.fixture.Workitems;
import org.isocenter.conformance.http.Mismatch;

/** UPS-RS, PS3.18 chapter 11. */
final class WorklistChecks {
  private static final String LABEL = "{\"00741204\":{\"vr\":\"LO\",\"Value\":[\"New\"]}}";

  private WorklistChecks() {}

  static List<Check> all() {
    var checks = new CheckList("11 Worklist (UPS-RS)");
    creation(checks);
    retrieval(checks);
    states(checks);
    updates(checks);
    cancellation(checks);
    search(checks);
    subscriptions(checks);
    return checks.all();
  }

  private static void creation(CheckList checks) {
    checks.add(
        "11.4.3",
        "a workitem is created under the UID of the query: 201 with its Location",
        s -> {
          var uid = s.specimens().uid("11.1");
          var answer = WorklistRequests.post(s, "/workitems?" + uid, Workitems.workitem("CONF"));
          Expect.optional(answer, List.of(404, 405, 501), 201);
          var location = Expect.header(answer, "Location");
          Mismatch.unless(location.endsWith("/workitems/" + uid), "Location is %s", location);
          return location;
        });
    checks.add(
        "11.4.3",
        "a UID that is taken: 409",
        s -> {
          var uid = WorklistRequests.created(s, "11.2");
          var answer = WorklistRequests.post(s, "/workitems?" + uid, Workitems.workitem("CONF"));
          Expect.status(answer, 409);
          return answer.summary();
        });
    for (var tag : List.of("00741200", "00741204", "00404005", "00404041")) {
      checks.add(
          "11.4.1.4",
          "without the type 1 attribute " + tag + " nothing is created: 400",
          s -> {
            WorklistRequests.created(s, "11.3." + Integer.parseInt(tag.substring(4), 16));
            var target = "/workitems?" + s.specimens().uid("11.4." + tag.replaceAll("^0+", ""));
            var answer = WorklistRequests.post(s, target, Workitems.workitem("C", tag));
            Expect.status(answer, 400);
            return answer.summary();
          });
    }
  }

  private static void retrieval(CheckList checks) {
    checks.add(
        "11.5.2",
        "a claimed workitem is retrieved without its Transaction UID",
        s -> {
          var uid = WorklistRequests.in(s, "11.10", "IN PROGRESS");
          var answer = s.get("/workitems/" + uid, "Accept: application/dicom+json");
          Expect.status(answer, 200);
          Mismatch.unless(!answer.text().contains(MINE), "the Transaction UID is told");
          Mismatch.unless(answer.text().contains("IN PROGRESS"), "it is not IN PROGRESS");
          return "IN PROGRESS, without Transaction UID";
        });
    checks.add(
        "11.5.3",
        "a workitem comes as application/dicom+xml",
        s -> {
          var uid = WorklistRequests.created(s, "11.11");
          var answer = s.get("/workitems/" + uid, "Accept: application/dicom+xml");
          Expect.status(answer, 200);
          Expect.type(answer, "application/dicom+xml");
          return answer.summary();
        });
    checks.add(
        "11.5.3",
        "an unknown workitem: 404",
        s -> {
          WorklistRequests.created(s, "11.12");
          var answer = s.get("/workitems/" + s.specimens().uid("11.404"));
          Expect.status(answer, 404);
          return answer.summary();
        });
  }

  private record Transition(
      String from, String to, String transaction, List<Integer> statuses, String warning) {}

  /** PS3.4 table CC.1.1-2; PS3.18 leaves the choice between 400 and 409 open. */
  private static final List<Transition> TRANSITIONS =
      List.of(
          new Transition("SCHEDULED", "IN PROGRESS", MINE, List.of(200), ""),
          new Transition("SCHEDULED", "COMPLETED", MINE, List.of(400, 409), "inconsistent"),
          new Transition("SCHEDULED", "CANCELED", MINE, List.of(400, 409), "inconsistent"),
          new Transition("SCHEDULED", "IN PROGRESS", "", List.of(400), "missing"),
          new Transition("IN PROGRESS", "IN PROGRESS", OTHER, List.of(400, 409), "incorrect"),
          new Transition("IN PROGRESS", "IN PROGRESS", MINE, List.of(400, 409), "inconsistent"),
          new Transition("IN PROGRESS", "COMPLETED", OTHER, List.of(400), "incorrect"),
          new Transition("IN PROGRESS", "COMPLETED", "", List.of(400), "missing"),
          new Transition("IN PROGRESS", "COMPLETED", MINE, List.of(400, 409), "inconsistent"),
          new Transition("COMPLETED", "COMPLETED", MINE, List.of(200, 409), "COMPLETED"),
          new Transition("COMPLETED", "CANCELED", MINE, List.of(400, 409), "inconsistent"),
          new Transition("CANCELED", "CANCELED", MINE, List.of(200, 409), "CANCELED"),
          new Transition("CANCELED", "IN PROGRESS", MINE, List.of(400, 409), "inconsistent"));

  private static void states(CheckList checks) {
    int number = 0;
    for (var one : TRANSITIONS) {
      var suffix = "11.20." + number++;
      checks.add(
          "11.7.3",
          "from %s to %s with %s Transaction UID: %s"
              .formatted(one.from(), one.to(), named(one.transaction()), one.statuses()),
          s -> {
            var uid = WorklistRequests.in(s, suffix, one.from());
            var answer = WorklistRequests.state(s, uid, one.to(), one.transaction());
            Expect.status(answer, one.statuses().stream().mapToInt(Integer::intValue).toArray());
            return one.warning().isEmpty()
                ? answer.summary()
                : WorklistRequests.warned(answer, one.warning());
          });
    }
    checks.add(
        "11.7.2",
        "a workitem with all that its final state requires is completed, another canceled",
        s -> {
          WorklistRequests.in(s, "11.21", "COMPLETED");
          WorklistRequests.in(s, "11.22", "CANCELED");
          return "COMPLETED and CANCELED";
        });
  }

  private static String named(String transaction) {
    return switch (transaction) {
      case MINE -> "the right";
      case OTHER -> "another";
      default -> "no";
    };
  }

  private static void updates(CheckList checks) {
    checks.add(
        "11.6.3",
        "an unclaimed workitem is updated without Transaction UID, and refuses one: 409",
        s -> {
          var uid = WorklistRequests.created(s, "11.30");
          Expect.status(WorklistRequests.update(s, uid, "", LABEL), 200);
          var answer = WorklistRequests.update(s, uid, MINE, LABEL);
          Expect.status(answer, 400, 409);
          return WorklistRequests.warned(answer, "did not reference a claimed Workitem");
        });
    checks.add(
        "11.6.3",
        "a claimed workitem is updated with its Transaction UID and no other: 400",
        s -> {
          var uid = WorklistRequests.in(s, "11.31", "IN PROGRESS");
          Expect.status(WorklistRequests.update(s, uid, MINE, LABEL), 200);
          Expect.status(WorklistRequests.update(s, uid, "", LABEL), 400);
          var answer = WorklistRequests.update(s, uid, OTHER, LABEL);
          Expect.status(answer, 400);
          Expect.header(answer, "Warning");
          return answer.summary();
        });
    for (var state : List.of("COMPLETED", "CANCELED")) {
      checks.add(
          "11.6.2",
          "a workitem that is " + state + " is updated no more: 400",
          s -> {
            var uid = WorklistRequests.in(s, "11.32." + state.length(), state);
            var answer = WorklistRequests.update(s, uid, MINE, PERFORMED);
            Expect.status(answer, 400);
            return answer.summary();
          });
    }
    checks.add(
        "11.6.1.4",
        "the state is not changed by an update: 400",
        s -> {
          var uid = WorklistRequests.created(s, "11.33");
          var answer =
              WorklistRequests.update(
                  s, uid, "", "{\"00741000\":{\"vr\":\"CS\",\"Value\":[\"IN PROGRESS\"]}}");
          Expect.status(answer, 400, 409);
          return answer.summary();
        });
  }

  private static void cancellation(CheckList checks) {
    checks.add(
        "11.8.2",
        "a cancellation of a SCHEDULED workitem is accepted (202), or refused (409, editions before"
            + " 2025)",
        s -> {
          var uid = WorklistRequests.created(s, "11.40");
          var answer = WorklistRequests.post(s, "/workitems/" + uid + "/cancelrequest", "{}");
          Expect.status(answer, 202, 409);
          return answer.summary();
        });
    checks.add(
        "11.8.3",
        "a cancellation of a workitem IN PROGRESS is accepted: 202, and its state stays",
        s -> {
          var uid = WorklistRequests.in(s, "11.41", "IN PROGRESS");
          Expect.status(
              WorklistRequests.post(s, "/workitems/" + uid + "/cancelrequest", "{}"), 202);
          var answer = s.get("/workitems/" + uid);
          Mismatch.unless(answer.text().contains("IN PROGRESS"), "it is not IN PROGRESS");
          return "202";
        });
    checks.add(
        "11.8.3",
        "a cancellation of a COMPLETED workitem: 409",
        s -> {
          var uid = WorklistRequests.in(s, "11.42", "COMPLETED");
          var answer = WorklistRequests.post(s, "/workitems/" + uid + "/cancelrequest", "{}");
          Expect.status(answer, 409);
          return answer.summary();
        });
    checks.add(
        "11.8.3.2",
        "a cancellation of a CANCELED workitem carries the Warning that it is",
        s -> {
          var uid = WorklistRequests.in(s, "11.43", "CANCELED");
          var answer = WorklistRequests.post(s, "/workitems/" + uid + "/cancelrequest", "{}");
          Expect.status(answer, 202, 409);
          return WorklistRequests.warned(answer, "already in the requested state of CANCELED");
        });
  }

  private static void search(CheckList checks) {
    for (var query :
        List.of(
            "SOPInstanceUID=%s",
            "00080018=%s",
            "SOPInstanceUID=%s&ProcedureStepState=SCHEDULED",
            "SOPInstanceUID=%s&PatientID=WL-*",
            "SOPInstanceUID=%s&ScheduledProcedureStepStartDateTime=20260105-20260106",
            "SOPInstanceUID=%s&includefield=all&limit=1")) {
      checks.add(
          "11.9.3",
          "a workitem is found by " + query.formatted("UID"),
          s -> {
            var uid =
                WorklistRequests.created(s, "11.50." + Integer.toUnsignedString(query.hashCode()));
            var answer =
                s.get("/workitems?" + query.formatted(uid), "Accept: application/dicom+json");
            Expect.status(answer, 200);
            Mismatch.unless(answer.text().contains(uid), "it is not found");
            return answer.summary();
          });
    }
    checks.add(
        "11.9.3",
        "no match: 204",
        s -> {
          WorklistRequests.created(s, "11.51");
          var answer = s.get("/workitems?PatientID=" + s.specimens().uid("11.404"));
          Expect.status(answer, 204, 200);
          return answer.summary();
        });
    checks.add(
        "11.9.3",
        "the worklist refuses a limit that is no integer: 400",
        s -> {
          WorklistRequests.created(s, "11.52");
          var answer = s.get("/workitems?limit=many");
          Expect.status(answer, 400);
          return answer.summary();
        });
  }

  private static void subscriptions(CheckList checks) {
    checks.add(
        "11.10.3",
        "a subscription to a workitem: 201 with the web socket's address; ended: 200, again: 404",
        s -> {
          var uid = WorklistRequests.created(s, "11.60");
          var target = "/workitems/" + uid + "/subscribers/CONF";
          var answer = WorklistRequests.post(s, target, "");
          Expect.status(answer, 201);
          var channel = Expect.header(answer, "Content-Location");
          Mismatch.unless(channel.matches("wss?://.*"), "Content-Location is %s", channel);
          Expect.status(WorklistRequests.delete(s, target), 200);
          Expect.status(WorklistRequests.delete(s, target), 404);
          return channel;
        });
    checks.add(
        "11.10.3",
        "a subscription to an unknown workitem: 404",
        s -> {
          WorklistRequests.created(s, "11.61");
          var unknown = s.specimens().uid("11.404");
          var answer = WorklistRequests.post(s, "/workitems/" + unknown + "/subscribers/CONF", "");
          Expect.status(answer, 404);
          return answer.summary();
        });
    checks.add(
        "11.12.3",
        "a subscription to the worklist is made, suspended and ended",
        s -> {
          WorklistRequests.created(s, "11.62");
          var target = "/workitems/1.2.840.10008.5.1.4.34.5/subscribers/CONFALL";
          Expect.status(WorklistRequests.post(s, target, ""), 201);
          Expect.status(WorklistRequests.post(s, target + "/suspend", ""), 200);
          var answer = WorklistRequests.delete(s, target);
          Expect.status(answer, 200);
          return answer.summary();
        });
    checks.add(
        "11.7.2",
        "what cancels a workitem is kept: the discontinuation reason is retrieved",
        s -> {
          var uid = WorklistRequests.in(s, "11.63", "IN PROGRESS");
          Expect.status(WorklistRequests.update(s, uid, MINE, DISCONTINUED), 200);
          Expect.status(WorklistRequests.state(s, uid, "CANCELED", MINE), 200);
          var answer = s.get("/workitems/" + uid);
          Mismatch.unless(answer.text().contains("0074100E"), "the reason is not there");
          return "0074100E is there";
        });
  }
}

package org.isocenter.conformance.suite;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isocenter.conformance.fixture.Workitems;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** Requests of the worklist service. */
final class WorklistRequests {
  static final String MINE = "2.25.1001";
  static final String OTHER = "2.25.1002";

  private static final String JSON = "application/dicom+json";

  private WorklistRequests() {}

  static Answer post(Session session, String target, String body) throws Exception {
    return session.send(
        Call.post(target, body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + JSON));
  }

  static Answer delete(Session session, String target) throws Exception {
    return session.send(new Call("DELETE", target, List.of(), new byte[0]));
  }

  /** Creates a workitem whose UID it answers; skips where there is no worklist. */
  static String created(Session session, String suffix) throws Exception {
    var uid = session.specimens().uid(suffix);
    var answer = post(session, "/workitems?" + uid, Workitems.workitem("CONF"));
    Expect.optional(answer, List.of(404, 405, 501), 201);
    return uid;
  }

  static Answer state(Session session, String uid, String state, String transaction)
      throws Exception {
    return session.send(
        new Call(
            "PUT",
            "/workitems/" + uid + "/state",
            List.of("Content-Type: " + JSON),
            Workitems.state(state, transaction).getBytes(StandardCharsets.UTF_8)));
  }

  static Answer update(Session session, String uid, String transaction, String body)
      throws Exception {
    return post(
        session, "/workitems/" + uid + (transaction.isEmpty() ? "" : "?" + transaction), body);
  }

  /** Creates a workitem and brings it to a state. */
  static String in(Session session, String suffix, String state) throws Exception {
    var uid = created(session, suffix);
    if (!state.equals("SCHEDULED")) {
      Expect.status(state(session, uid, "IN PROGRESS", MINE), 200);
    }
    if (state.equals("COMPLETED")) {
      Expect.status(update(session, uid, MINE, Workitems.PERFORMED), 200);
      Expect.status(state(session, uid, "COMPLETED", MINE), 200);
    }
    if (state.equals("CANCELED")) {
      Expect.status(update(session, uid, MINE, Workitems.DISCONTINUED), 200);
      Expect.status(state(session, uid, "CANCELED", MINE), 200);
    }
    return uid;
  }

  /** The Warning of section 11 that belongs to an answer. */
  static String warned(Answer answer, String sentence) {
    var warning = Expect.header(answer, "Warning");
    Mismatch.unless(warning.contains(sentence), "the Warning is %s", warning);
    return answer.status() + ", " + warning;
  }
}

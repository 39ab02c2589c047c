package org.isocenter.conformance.suite;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** Requests of the worklist service and data sets that they send. */
final class WorklistRequests {
  static final String MINE = "2.25.1001";
  static final String OTHER = "2.25.1002";

  private static final String JSON = "application/dicom+json";

  private static final List<String> EMPTY =
      List.of(
          "00081195 UI",
          "00741210 SQ",
          "00404025 SQ",
          "00404026 SQ",
          "00404027 SQ",
          "00404018 SQ",
          "00400400 LT",
          "00404021 SQ",
          "00100010 PN",
          "00101002 SQ",
          "00100030 DA",
          "00100040 CS",
          "00380010 LO",
          "00380014 SQ",
          "00081080 LO",
          "00081084 SQ",
          "0040A370 SQ",
          "00741002 SQ",
          "00741216 SQ");

  private static final String CODE =
      "\"Value\":[{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"X\"]},\"00080102\":{\"vr\":\"SH\","
          + "\"Value\":[\"99T\"]},\"00080104\":{\"vr\":\"LO\",\"Value\":[\"X\"]}}]";

  static final String PERFORMED =
      "{\"00741216\":{\"vr\":\"SQ\",\"Value\":[{\"00404028\":{\"vr\":\"SQ\","
          + CODE
          + "},\"00404050\":{\"vr\":\"DT\",\"Value\":[\"20260105090000\"]},"
          + "\"00404051\":{\"vr\":\"DT\",\"Value\":[\"20260105090100\"]},"
          + "\"00404019\":{\"vr\":\"SQ\","
          + CODE
          + "},\"00404033\":{\"vr\":\"SQ\",\"Value\":[{\"0040E020\":{\"vr\":\"CS\","
          + "\"Value\":[\"DICOM\"]},\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]},"
          + "\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.1\"]},\"00081199\":{\"vr\":\"SQ\","
          + "\"Value\":[{\"00081150\":{\"vr\":\"UI\","
          + "\"Value\":[\"1.2.840.10008.5.1.4.1.1.88.11\"]},\"00081155\":{\"vr\":\"UI\","
          + "\"Value\":[\"1.2.3.1.1\"]}}]},\"0040E025\":{\"vr\":\"SQ\",\"Value\":[{"
          + "\"00081190\":{\"vr\":\"UR\",\"Value\":[\"http://localhost/studies/1.2.3\"]}}]}}]}}"
          + "]}}";

  static final String DISCONTINUED =
      "{\"00741002\":{\"vr\":\"SQ\",\"Value\":[{\"00404052\":{\"vr\":\"DT\","
          + "\"Value\":[\"20260105090000\"]},\"0074100E\":{\"vr\":\"SQ\","
          + CODE
          + "}}]}}";

  private WorklistRequests() {}

  /** A workitem with everything that PS3.4 table CC.2.5-3 wants at creation. */
  static String workitem(String label, String... without) {
    var json =
        new StringBuilder(
            "{\"00741200\":{\"vr\":\"CS\",\"Value\":[\"MEDIUM\"]},"
                + "\"00741204\":{\"vr\":\"LO\",\"Value\":[\"Conformance\"]},"
                + "\"00404005\":{\"vr\":\"DT\",\"Value\":[\"20260105083000\"]},"
                + "\"00404041\":{\"vr\":\"CS\",\"Value\":[\"READY\"]},"
                + "\"00741000\":{\"vr\":\"CS\",\"Value\":[\"SCHEDULED\"]},"
                + "\"00741202\":{\"vr\":\"LO\",\"Value\":[\""
                + label
                + "\"]},\"00100020\":{\"vr\":\"LO\",\"Value\":[\"WL-1\"]}");
    EMPTY.forEach(one ->
        json.append(",\"%s\":{\"vr\":\"%s\"}".formatted(one.substring(0, 8), one.substring(9))));
    var text = json.append('}').toString();
    for (var tag : without) {
      text = text.replace("\"" + tag + "\"", "\"00100021\"");
    }
    return text;
  }

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
    var answer = post(session, "/workitems?" + uid, workitem("CONF"));
    Expect.optional(answer, List.of(404, 405, 501), 201);
    return uid;
  }

  static Answer state(Session session, String uid, String state, String transaction)
      throws Exception {
    var body =
        ("{\"00741000\":{\"vr\":\"CS\",\"Value\":[\"%s\"]},"
                + "\"00081195\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}")
            .formatted(state, transaction);
    return session.send(
        new Call(
            "PUT",
            "/workitems/" + uid + "/state",
            List.of("Content-Type: " + JSON),
            body.getBytes(StandardCharsets.UTF_8)));
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
      Expect.status(update(session, uid, MINE, PERFORMED), 200);
      Expect.status(state(session, uid, "COMPLETED", MINE), 200);
    }
    if (state.equals("CANCELED")) {
      Expect.status(update(session, uid, MINE, DISCONTINUED), 200);
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

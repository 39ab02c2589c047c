package org.isocenter.conformance.suite;

import java.util.List;
import org.isocenter.conformance.fixture.Elements;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** DELETE on studies, series and instances, and PUT: extensions that PS3.18 does not define. */
final class DeleteChecks {

  private static final String DICOM = "Accept: multipart/related; type=\"application/dicom\"";
  private static final List<Integer> ABSENT = List.of(404, 405, 501);

  private DeleteChecks() {}

  static List<Check> all() {
    var checks = new CheckList("ext Extensions");
    for (var level : List.of("instance", "series", "study")) {
      checks.add(
          "ext DELETE",
          "DELETE of a "
              + level
              + ": 204, then it is gone from retrieve and search, and a second DELETE finds nothing",
          s -> {
            var specimen =
                s.specimens()
                    .loose(
                        switch (level) {
                          case "instance" -> "160";
                          case "series" -> "161";
                          default -> "162";
                        },
                        1);
            StoreAnswer.sent(s, StoreChecks.store("/studies", specimen), 200);
            var target =
                level.equals("instance")
                    ? specimen.path()
                    : level.equals("series") ? specimen.seriesPath() : specimen.studyPath();
            var answer = delete(s, target);
            Expect.optional(answer, ABSENT, 200, 202, 204);
            gone(s, specimen);
            Expect.status(delete(s, target), 404, 410);
            return answer.summary();
          });
    }
    checks.add(
        "ext DELETE",
        "DELETE of one of two instances leaves the other, and the study's ETag changes",
        s -> {
          var one = s.specimens().loose("163", 1);
          var two = s.specimens().loose("163", 2);
          StoreAnswer.sent(s, StoreChecks.store("/studies", one, two), 200);
          var before = s.get(one.studyPath() + "/metadata").header("ETag");
          var answer = delete(s, one.path());
          Expect.optional(answer, ABSENT, 200, 202, 204);
          StoreAnswer.retrievable(s, two);
          Judges.judge("json=1", s.get(one.studyPath() + "/instances"), s);
          Judges.judge(
              "json=1 value=00201208:1", s.get("/studies?StudyInstanceUID=" + one.study()), s);
          var after = s.get(one.studyPath() + "/metadata").header("ETag");
          Mismatch.unless(
              before.isEmpty() || !before.equals(after), "the ETag is still %s", before.orElse(""));
          return answer.summary();
        });
    checks.add(
        "ext DELETE",
        "what was deleted can be stored again",
        s -> {
          var specimen = s.specimens().loose("164", 1);
          StoreAnswer.sent(s, StoreChecks.store("/studies", specimen), 200);
          Expect.optional(delete(s, specimen.studyPath()), ABSENT, 200, 202, 204);
          var answer =
              StoreAnswer.sent(s, StoreChecks.store("/studies", specimen), 200, 202)
                  .stored(specimen);
          StoreAnswer.retrievable(s, specimen);
          return answer.summary();
        });
    checks.add(
        "ext DELETE",
        "DELETE of an unknown study: 404",
        s -> {
          var answer = delete(s, "/studies/" + s.specimens().uid("404.8"));
          Expect.status(answer, 404, 405, 501);
          return answer.summary();
        });
    checks.add(
        "ext DELETE",
        "DELETE of a study UID that is none: 400",
        s -> {
          var answer = delete(s, "/studies/1.2.abc");
          Expect.status(answer, 400, 404, 405, 501);
          return answer.summary();
        });
    checks.add(
        "ext PUT", "PUT stores what is new, and replaces what is stored", DeleteChecks::replace);
    checks.add(
        "10.5.2",
        "adding an instance changes the ETags of study and series metadata",
        s -> {
          var one = s.specimens().loose("165", 1);
          StoreAnswer.sent(s, StoreChecks.store("/studies", one), 200);
          StoreAnswer.retrievable(s, one);
          var study = s.get(one.studyPath() + "/metadata").header("ETag");
          var series = s.get(one.seriesPath() + "/metadata").header("ETag");
          if (study.isEmpty() || series.isEmpty()) {
            throw new NotApplicable("there is no ETag");
          }
          var two = s.specimens().loose("165", 2);
          StoreAnswer.sent(s, StoreChecks.store("/studies", two), 200);
          StoreAnswer.retrievable(s, two);
          var answer = s.get(one.seriesPath() + "/metadata", "If-None-Match: " + series.get());
          Expect.status(answer, 200);
          Mismatch.unless(
              !s.get(one.studyPath() + "/metadata").header("ETag").equals(study),
              "the study's ETag is still %s",
              study.get());
          return study.get() + " changed";
        });
    return checks.all();
  }

  private static String replace(Session s) throws Exception {
    var first = s.specimens().loose("166", 1);
    Expect.optional(put(s, "/studies", first), ABSENT, 200);
    StoreAnswer.retrievable(s, first);
    var changed = s.specimens().loose("166", 1, new Elements().text(0x00204000, "LT", "replaced"));
    var answer = StoreAnswer.of(put(s, changed.studyPath(), changed), 200).stored(changed);
    StoreAnswer.retrievable(s, changed);
    Judges.judge("value=00204000:replaced", s.get(changed.path() + "/metadata"), s);
    return answer.summary();
  }

  private static Answer put(Session session, String target, Specimen specimen) throws Exception {
    var store = StoreChecks.store(target, specimen);
    return session.send(new Call("PUT", target, store.headers(), store.body()));
  }

  private static Answer delete(Session session, String target) throws Exception {
    return session.send(new Call("DELETE", target, List.of(), new byte[0]));
  }

  /** A server may need a moment, and answer 410 as well as 404. */
  private static void gone(Session session, Specimen specimen) throws Exception {
    var answer = session.get(specimen.path(), DICOM);
    for (int i = 0; i < 20 && answer.status() == 200; i++) {
      Thread.sleep(250);
      answer = session.get(specimen.path(), DICOM);
    }
    Expect.status(answer, 404, 410);
    Expect.status(session.get(specimen.path() + "/metadata"), 404, 410);
    Expect.status(session.get(specimen.path() + "/frames/1"), 404, 410);
    var found = session.get("/instances?SOPInstanceUID=" + specimen.sop());
    Judges.judge("instances=", found, session);
    Judges.judge("studies=", session.get("/studies?StudyInstanceUID=" + specimen.study()), session);
  }
}

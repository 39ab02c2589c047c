package org.isocenter.conformance.suite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.isocenter.conformance.fixture.Elements;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.fixture.Uids;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.XmlModel;

/**
 * Store Instances with application/dicom (10.5). Studies 70 and following belong to these checks.
 */
final class StoreChecks {

  private StoreChecks() {}

  static List<Check> all() {
    var checks = new CheckList("10.5 Store");
    specimens(checks);
    success(checks);
    wrongStudy(checks);
    again(checks);
    broken(checks);
    mediaTypes(checks);
    return checks.all();
  }

  private static void specimens(CheckList checks) {
    for (var name :
        List.of(
            "ct1",
            "ile",
            "ebe",
            "dfl",
            "rle",
            "jpeg",
            "jpeg51",
            "jpeg57",
            "jpeg70",
            "jls",
            "jlsnear",
            "j2k",
            "j2klossy",
            "htj2k",
            "htj2klossy",
            "jxl",
            "eot",
            "pdf",
            "sr",
            "vrs",
            "float",
            "mf",
            "kanji")) {
      checks.add(
          "10.5.1",
          "an instance like specimen " + name + " is stored, and comes back with every attribute",
          s -> {
            var why = s.refused().get(name);
            Mismatch.unless(why == null, "refused: %s", String.valueOf(why));
            StoreAnswer.retrievable(s, s.specimen(name));
            return s.specimen(name).stored().length + " bytes in " + s.specimen(name).syntax();
          });
    }
  }

  static Call store(String target, Specimen... specimens) {
    return Setup.StoreRequest.of(target, Arrays.stream(specimens).map(Specimen::stored).toList());
  }

  private static void success(CheckList checks) {
    checks.add(
        "10.5.3.3",
        "one instance: 200, its class, its UID and the RetrieveURLs, no failures",
        s -> {
          var specimen = s.specimens().loose("70", 1);
          var answer = StoreAnswer.sent(s, store("/studies", specimen), 200).stored(specimen);
          var item = answer.module().path("00081199").path("Value").path(0);
          Mismatch.unless(
              DatasetJudges.text(item.path("00081150")).equals(specimen.sopClass()),
              "the class is %s",
              item.path("00081150"));
          var url = DatasetJudges.text(item.path("00081190"));
          Mismatch.unless(url.endsWith(specimen.path()), "RetrieveURL of the instance: '%s'", url);
          var study = DatasetJudges.text(answer.module().path("00081190"));
          Mismatch.unless(
              study.endsWith(specimen.studyPath()), "RetrieveURL of the study: '%s'", study);
          Mismatch.unless(
              !answer.module().has("00081198"), "Failed SOP Sequence without a failure");
          StoreAnswer.retrievable(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.1",
        "an instance to its own study",
        s -> {
          var specimen = s.specimens().loose("71", 1);
          var answer =
              StoreAnswer.sent(s, store(specimen.studyPath(), specimen), 200).stored(specimen);
          StoreAnswer.retrievable(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.1",
        "instances of two studies in one request",
        s -> {
          var one = s.specimens().loose("72", 1);
          var two = s.specimens().loose("73", 1);
          var answer = StoreAnswer.sent(s, store("/studies", one, two), 200).stored(one, two);
          StoreAnswer.retrievable(s, one);
          StoreAnswer.retrievable(s, two);
          return answer.summary();
        });
    checks.add(
        "10.5.1",
        "50 instances in one request",
        s -> {
          var many = new Specimen[50];
          for (int i = 0; i < many.length; i++) {
            many[i] = s.specimens().loose("74", i + 1);
          }
          var answer = StoreAnswer.sent(s, store("/studies", many), 200).stored(many);
          StoreAnswer.retrievable(s, many[49]);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        "what was acknowledged is found at once, or a Warning says that it takes time",
        s -> {
          var specimen = s.specimens().loose("75", 1);
          var answer = StoreAnswer.sent(s, store("/studies", specimen), 200).stored(specimen);
          var found =
              s.get(
                  "/instances?SOPInstanceUID=" + specimen.sop(), "Accept: application/dicom+json");
          boolean announced = answer.answer().header("Warning").isPresent();
          Mismatch.unless(
              announced || found.status() == 200 && found.text().contains(specimen.sop()),
              "not found at once: %s",
              found.summary());
          return announced ? "Warning" : "found at once";
        });
    checks.add(
        "10.5.1",
        "a UID padded with a space is the UID without it",
        s -> {
          var sop = s.specimens().uid("76.1.1");
          var padded = sop.length() % 2 == 1 ? sop + " " : sop;
          var specimen =
              s.specimens().loose("76", 1, new Elements().text(0x00080018, "UI", padded));
          StoreAnswer.sent(s, store("/studies", specimen), 200, 202).stored(specimen);
          var answer = s.get(specimen.path() + "/metadata", "Accept: application/dicom+json");
          Expect.status(answer, 200);
          return answer.summary();
        });
  }

  private static void wrongStudy(CheckList checks) {
    checks.add(
        "10.5.1",
        "an instance to another study: 409, a Failure Reason, and it is not stored",
        s -> {
          var specimen = s.specimens().loose("77", 1);
          var answer =
              StoreAnswer.sent(s, store("/studies/" + s.specimens().uid("78"), specimen), 409)
                  .refused(specimen);
          Mismatch.unless(answer.reason() > 0, "the Failure Reason is %d", answer.reason());
          StoreAnswer.absent(s, specimen);
          return answer.summary() + String.format(", reason %04X", answer.reason());
        });
    checks.add(
        "10.5.3.1",
        "one of two to another study: 202, one stored, one failed",
        s -> {
          var right = s.specimens().loose("79", 1);
          var wrong = s.specimens().loose("80", 1);
          var answer =
              StoreAnswer.sent(s, store(right.studyPath(), right, wrong), 202)
                  .stored(right)
                  .refused(wrong);
          StoreAnswer.retrievable(s, right);
          StoreAnswer.absent(s, wrong);
          return answer.summary();
        });
    checks.add(
        "10.5.1",
        "a study UID that is none in the path",
        s -> {
          var answer = s.send(store("/studies/1.2.abc", s.specimens().loose("81", 1)));
          Expect.status(answer, 400, 404, 409);
          return answer.summary();
        });
  }

  private static void again(CheckList checks) {
    checks.add(
        "10.5.3",
        "the same instance again: stored, or failed with a reason; never twice",
        s -> {
          var specimen = s.specimens().loose("82", 1);
          StoreAnswer.sent(s, store("/studies", specimen), 200);
          var answer = StoreAnswer.sent(s, store("/studies", specimen), 200, 202, 409);
          StoreAnswer.retrievable(s, specimen);
          once(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        "the same instance twice in one request: it is there once",
        s -> {
          var specimen = s.specimens().loose("83", 1);
          var answer = StoreAnswer.sent(s, store("/studies", specimen, specimen), 200, 202);
          StoreAnswer.retrievable(s, specimen);
          once(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        "the same UID with other content: the answer says which of the two is kept",
        s -> {
          var first = s.specimens().loose("84", 1);
          var other = s.specimens().loose("84", 1, new Elements().text(0x00081030, "LO", "other"));
          StoreAnswer.sent(s, store("/studies", first), 200);
          var answer = StoreAnswer.sent(s, store("/studies", other), 200, 202, 409);
          StoreAnswer.retrievable(s, answer.referenced().contains(other.sop()) ? other : first);
          once(s, first);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        "the same UID in another study does not move the instance unnoticed",
        s -> {
          var first = s.specimens().loose("85", 1);
          var study = s.specimens().uid("86");
          var identity = new Specimen.Identity(study, study + ".1", first.sop(), first.sopClass());
          var thief = s.specimens().loose(identity, 1, new Elements());
          StoreAnswer.sent(s, store("/studies", first), 200);
          var answer = s.send(store("/studies", thief));
          Expect.status(answer, 200, 202, 400, 409);
          StoreAnswer.retrievable(s, first);
          return answer.summary();
        });
  }

  private static void once(Session session, Specimen specimen) throws Exception {
    var found =
        session.get(
            "/instances?SOPInstanceUID=" + specimen.sop(), "Accept: application/dicom+json");
    Judges.judge("json=1", found, session);
  }

  private static void broken(CheckList checks) {
    checks.add(
        "10.5.3",
        "a part that is no DICOM: failed, nothing stored",
        s -> failed(s, "no DICOM at all".getBytes(StandardCharsets.US_ASCII)));
    checks.add("10.5.3", "an empty part", s -> failed(s, new byte[0]));
    checks.add("10.5.3", "132 bytes of nothing", s -> failed(s, new byte[132]));
    for (int tag : new int[] {0x00080018, 0x00080016, 0x0020000D, 0x0020000E}) {
      checks.add(
          "10.5.3",
          String.format("an object without %08X: failed", tag),
          s -> {
            var specimen = s.specimens().loose("87", 1);
            var identity =
                new Specimen.Identity(
                    specimen.study(), specimen.series(), specimen.sop(), specimen.sopClass());
            var dataset = s.specimens().bare(identity).without(tag);
            var answer = failed(s, Specimen.partTen(identity, Uids.EXPLICIT, dataset));
            StoreAnswer.absent(s, specimen);
            return answer;
          });
    }
    checks.add(
        "10.5.3",
        "an object that ends within its pixel data: not acknowledged as whole",
        s -> {
          var specimen = s.specimens().loose("88", 1);
          var cut = Arrays.copyOf(specimen.stored(), specimen.stored().length - 10);
          var answer = s.send(Setup.StoreRequest.of("/studies", List.of(cut)));
          Expect.status(answer, 400, 409, 202);
          return answer.summary();
        });
    checks.add(
        "10.5.3.1",
        "a sound and a broken object: 202, the sound one is stored",
        s -> {
          var sound = s.specimens().loose("89", 1);
          var answer =
              StoreAnswer.sent(
                      s,
                      Setup.StoreRequest.of("/studies", List.of(sound.stored(), new byte[200])),
                      202)
                  .stored(sound);
          StoreAnswer.retrievable(s, sound);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        "a date that is none: stored, with a warning or without, or failed with a reason",
        s -> {
          var specimen =
              s.specimens().loose("90", 1, new Elements().text(0x00080020, "DA", "2020-1-1"));
          return StoreAnswer.sent(s, store("/studies", specimen), 200, 202, 409).summary();
        });
    checks.add(
        "10.5.3",
        "a thousand nested sequences do the server no harm",
        s -> {
          var deep = new Elements().text(0x00080100, "SH", "x");
          for (int i = 0; i < 1000; i++) {
            deep = new Elements().items(0x0040A730, deep);
          }
          var answer = s.send(store("/studies", s.specimens().loose("91", 1, deep)));
          Expect.status(answer, 200, 202, 400, 409, 413);
          Expect.status(s.get("/studies?limit=1"), 200, 204);
          return answer.summary();
        });
  }

  private static String failed(Session session, byte[] part) throws Exception {
    var answer = session.send(Setup.StoreRequest.of("/studies", List.of(part)));
    Expect.status(answer, 400, 409);
    Mismatch.unless(
        !answer.text().contains("00081199"), "something was stored: %s", answer.summary());
    return answer.summary();
  }

  private static void mediaTypes(CheckList checks) {
    checks.add(
        "10.5.3.3",
        "without Accept the response is DICOM JSON",
        s -> respond(s, 92, "application/dicom+json"));
    checks.add(
        "10.5.3.3",
        "the response as */*",
        s -> respond(s, 93, "application/dicom+json", "Accept: */*"));
    checks.add(
        "10.5.3.3",
        "the response as XML",
        s -> {
          var answer = raw(s, 94, "Accept: application/dicom+xml");
          Expect.status(answer, 200);
          Expect.type(answer, "application/dicom+xml");
          Mismatch.unless(XmlModel.of(answer.body()).has("00081199"), "no Referenced SOP Sequence");
          return answer.summary();
        });
    checks.add(
        "10.5.3.3",
        "the response as an image is refused",
        s -> {
          var answer = raw(s, 95, "Accept: image/png");
          Expect.status(answer, 406);
          return answer.summary();
        });
  }

  private static Answer raw(Session session, int study, String... headers) throws Exception {
    var specimen = session.specimens().loose(Integer.toString(study), 1);
    var call =
        Call.post(
            "/studies",
            Bodies.multipart("b", "application/dicom", List.of(specimen.stored())),
            "Content-Type: multipart/related; type=\"application/dicom\"; boundary=b");
    for (var header : headers) {
      call = call.with(header);
    }
    return session.send(call);
  }

  private static String respond(Session session, int study, String type, String... headers)
      throws Exception {
    var answer = raw(session, study, headers);
    Expect.status(answer, 200);
    Expect.type(answer, type);
    return StoreAnswer.of(answer, 200).summary();
  }
}

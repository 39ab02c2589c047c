package org.isocenter.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** Storage commitment, PS3.18 chapter 13 and annex J. */
final class CommitmentChecks {
  private static final List<Integer> ABSENT = List.of(404, 405, 501);
  private static final String PATH = "/commitment-requests/";
  private static final String JSON = "application/dicom+json";
  private static final String XML = "application/dicom+xml";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final int NO_SUCH_INSTANCE = 0x0112;
  private static final int CLASS_CONFLICT = 0x0119;

  private CommitmentChecks() {}

  static List<Check> all() {
    var checks = new CheckList("13 Storage commitment");
    results(checks);
    studies(checks);
    refusals(checks);
    return checks.all();
  }

  private static void results(CheckList checks) {
    checks.add(
        "13.4.3",
        "what is stored is committed: Referenced SOP Sequence, at once (200) or later (202)",
        s -> {
          var result = committed(s, "13.1", instances(s.specimen("ct1"), s.specimen("mf")));
          var uids = references(result, "00081199");
          Mismatch.unless(
              uids.equals(List.of(s.specimen("ct1").sop(), s.specimen("mf").sop())),
              "committed are %s",
              uids);
          Mismatch.unless(!result.has("00081198"), "there is a Failed SOP Sequence");
          return uids.size() + " instances";
        });
    checks.add(
        "13.4.3",
        "an unknown instance fails: Failed SOP Sequence, reason 0112H",
        s -> {
          var result =
              committed(
                  s,
                  "13.2",
                  request(reference(s.specimen("ct1").sopClass(), s.specimens().uid("404.13"))));
          return failed(result, NO_SUCH_INSTANCE);
        });
    checks.add(
        "13.4.3",
        "an instance of another SOP class fails: reason 0119H",
        s -> {
          var ct = s.specimen("ct1");
          var result =
              committed(s, "13.3", request(reference("1.2.840.10008.5.1.4.1.1.7", ct.sop())));
          return failed(result, CLASS_CONFLICT);
        });
    checks.add(
        "13.5.3",
        "the result is checked for: 200 with the same result",
        s -> {
          var result = committed(s, "13.4", instances(s.specimen("ct1")));
          var again = check(s, "13.4");
          Expect.status(again, 200);
          Mismatch.unless(result.equals(tree(again)), "it is another one");
          return again.summary();
        });
    checks.add(
        "13.5.3",
        "the result comes as application/dicom+xml",
        s -> {
          committed(s, "13.5", instances(s.specimen("ct1")));
          var answer = s.get(PATH + s.specimens().uid("13.5"), "Accept: " + XML);
          Expect.status(answer, 200);
          Expect.type(answer, XML);
          Mismatch.unless(answer.text().contains(s.specimen("ct1").sop()), "it names no instance");
          return answer.summary();
        });
    checks.add(
        "13.4.1.4",
        "a request may be application/dicom+xml",
        s -> {
          var ct = s.specimen("ct1");
          var xml =
              """
              <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM">
              <DicomAttribute tag="00081199" vr="SQ"><Item number="1">
              <DicomAttribute tag="00081150" vr="UI"><Value number="1">%s</Value></DicomAttribute>
              <DicomAttribute tag="00081155" vr="UI"><Value number="1">%s</Value></DicomAttribute>
              </Item></DicomAttribute></NativeDicomModel>
              """
                  .formatted(ct.sopClass(), ct.sop());
          var answer = post(s, "13.6", xml, "Content-Type: " + XML, "Accept: " + JSON);
          Expect.optional(answer, ABSENT, 200, 202);
          return answer.summary();
        });
  }

  private static void studies(CheckList checks) {
    checks.add(
        "13.4.3",
        "a study is committed: Referenced Study Sequence with all its instances (J.2)",
        s -> {
          var ct = s.specimen("ct1");
          var result = committed(s, "13.10", study(ct.study()));
          var study = result.path("00081110").path("Value").path(0);
          Mismatch.unless(
              study.path("0020000D").path("Value").path(0).asText().equals(ct.study()),
              "the study is %s",
              study);
          var uids = study.findValues("00081155").stream().map(uid -> uid.at("/Value/0").asText());
          Mismatch.unless(uids.anyMatch(ct.sop()::equals), "%s is not among them", ct.sop());
          Mismatch.unless(!result.has("0008119B"), "there is a Failed Study Sequence");
          return study.findValues("00081155").size() + " instances";
        });
    checks.add(
        "13.4.3",
        "an unknown study fails: Failed Study Sequence",
        s -> {
          var result = committed(s, "13.11", study(s.specimens().uid("404.14")));
          var reason = result.path("0008119B").findValue("00081197");
          Mismatch.unless(reason != null, "there is no Failure Reason in %s", result);
          return reason.toString();
        });
  }

  private static void refusals(CheckList checks) {
    checks.add(
        "13.4.3",
        "a Transaction UID that is in use for something else: 409",
        s -> {
          committed(s, "13.20", instances(s.specimen("ct1")));
          var answer = post(s, "13.20", instances(s.specimen("mf")), "Content-Type: " + JSON);
          Expect.status(answer, 409);
          return answer.summary();
        });
    refused(checks, "a request that refers to nothing: 400", "{}", "Content-Type: " + JSON, 400);
    refused(checks, "a request that is no data set: 400", "{", "Content-Type: " + JSON, 400);
    refused(
        checks,
        "a reference without SOP Instance UID: 400",
        "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":"
            + "[\"1.2\"]}}]}}",
        "Content-Type: " + JSON,
        400);
    refused(checks, "a request of another media type: 415", "x", "Content-Type: text/plain", 415);
    checks.add(
        "13.4.3",
        "a Transaction UID that is no UID: 400",
        s -> {
          present(s);
          var body = instances(s.specimen("ct1")).getBytes(StandardCharsets.UTF_8);
          var answer = s.send(Call.post(PATH + "1.2.x", body, "Content-Type: " + JSON));
          Expect.status(answer, 400);
          return answer.summary();
        });
    checks.add(
        "13.4.1.3",
        "an Accept that cannot be met: 406",
        s -> {
          present(s);
          var answer =
              post(
                  s,
                  "13.22",
                  instances(s.specimen("ct1")),
                  "Content-Type: " + JSON,
                  "Accept: image/png");
          Expect.status(answer, 406);
          return answer.summary();
        });
    checks.add(
        "13.5.3",
        "the result of an unknown request: 404",
        s -> {
          present(s);
          var answer = check(s, "404.15");
          Expect.status(answer, 404);
          return answer.summary();
        });
  }

  private static void refused(CheckList checks, String text, String body, String type, int status) {
    checks.add(
        "13.4.3",
        text,
        s -> {
          present(s);
          var answer = post(s, "13.21", body, type);
          Expect.status(answer, status);
          return answer.summary();
        });
  }

  /** Skips where there is no storage commitment. */
  private static void present(Session s) throws Exception {
    Expect.optional(
        post(s, "13.0", instances(s.specimen("ct1")), "Content-Type: " + JSON), ABSENT, 200, 202);
  }

  /** The result of a request, waited for where it has to be. */
  private static JsonNode committed(Session s, String suffix, String body) throws Exception {
    var answer = post(s, suffix, body, "Content-Type: " + JSON, "Accept: " + JSON);
    Expect.optional(answer, ABSENT, 200, 202);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (answer.status() == 202 && System.nanoTime() < deadline) {
      Mismatch.unless(answer.body().length == 0, "a 202 has a payload");
      Thread.sleep(200);
      answer = check(s, suffix);
    }
    Expect.status(answer, 200);
    Expect.type(answer, JSON);
    return tree(answer);
  }

  private static Answer post(Session s, String suffix, String body, String... headers)
      throws Exception {
    var target = PATH + s.specimens().uid(suffix);
    return s.send(Call.post(target, body.getBytes(StandardCharsets.UTF_8), headers));
  }

  private static Answer check(Session s, String suffix) throws Exception {
    return s.get(PATH + s.specimens().uid(suffix), "Accept: " + JSON);
  }

  private static JsonNode tree(Answer answer) throws Exception {
    var tree = MAPPER.readTree(answer.body());
    return tree.isArray() ? tree.path(0) : tree;
  }

  private static List<String> references(JsonNode result, String tag) {
    return result.path(tag).path("Value").findValues("00081155").stream()
        .map(uid -> uid.at("/Value/0").asText())
        .toList();
  }

  private static String failed(JsonNode result, int reason) {
    Mismatch.unless(!result.has("00081199"), "something is committed: %s", result);
    int given = result.path("00081198").at("/Value/0/00081197/Value/0").asInt();
    Mismatch.unless(given == reason, "the reason is %04XH", given);
    return "%04XH".formatted(given);
  }

  private static String instances(Specimen... specimens) {
    var items =
        Stream.of(specimens)
            .map(specimen -> reference(specimen.sopClass(), specimen.sop()))
            .collect(Collectors.joining(","));
    return request(items);
  }

  private static String request(String items) {
    return "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[" + items + "]}}";
  }

  private static String reference(String sopClass, String sop) {
    return "{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"%s\"]},\"00081155\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}"
        .formatted(sopClass, sop);
  }

  private static String study(String uid) {
    return "{\"00081110\":{\"vr\":\"SQ\",\"Value\":[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}]}}"
        .formatted(uid);
  }
}

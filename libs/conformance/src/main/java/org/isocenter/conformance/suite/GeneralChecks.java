package org.isocenter.conformance.suite;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;

/** Chapter 8 where one request is not enough: content codings, conditions, ranges, HEAD, CORS. */
final class GeneralChecks {

  private static final String JSON = "Accept: application/dicom+json";
  private static final String ORIGIN = "Origin: http://localhost:3210";
  private static final Map<String, String> CACHED =
      Map.of(
          "study metadata", "{ct1.study}/metadata",
          "series metadata", "{ct1.series}/metadata",
          "instance metadata", "{ct1}/metadata",
          "an instance", "{ct1}",
          "a frame", "{mf}/frames/2");

  private GeneralChecks() {}

  static List<Check> all() {
    var checks = new CheckList("8 General");
    codings(checks);
    for (var resource : new java.util.TreeMap<>(CACHED).entrySet()) {
      conditions(checks, resource.getKey(), resource.getValue());
    }
    ranges(checks);
    heads(checks);
    cors(checks);
    return checks.all();
  }

  private static void codings(CheckList checks) {
    for (var coding : List.of("gzip", "GZIP;q=0.5", "br, gzip", "*", "deflate;q=0.1, gzip;q=1.0")) {
      checks.add(
          "RFC9110 12.5.3",
          "metadata with Accept-Encoding: " + coding + " is readable, and Vary says so when coded",
          s -> {
            var answer =
                s.get(fill("{ct1.series}/metadata", s), JSON, "Accept-Encoding: " + coding);
            Expect.status(answer, 200);
            var coded = answer.header("Content-Encoding").orElse("identity");
            boolean gzip = coded.equalsIgnoreCase("gzip");
            Mismatch.unless(gzip || coded.equals("identity"), "Content-Encoding: %s", coded);
            var body = gzip ? unzipped(answer.body()) : answer.body();
            Mismatch.unless(JsonModel.datasets(body).size() == 3, "not the three data sets");
            var vary = answer.header("Vary").orElse("").toLowerCase(Locale.ROOT);
            Mismatch.unless(
                !gzip || vary.contains("accept-encoding") || vary.equals("*"), "Vary: %s", vary);
            return "Content-Encoding: " + coded + ", Vary: " + vary;
          });
    }
    for (var coding : List.of("identity", "gzip;q=0", "gzip;q=0, identity", "nonsense")) {
      checks.add(
          "RFC9110 12.5.3",
          "metadata with Accept-Encoding: " + coding + " comes uncoded",
          s -> {
            var answer =
                s.get(fill("{ct1.series}/metadata", s), JSON, "Accept-Encoding: " + coding);
            Expect.status(answer, 200);
            var coded = answer.header("Content-Encoding").orElse("identity");
            Mismatch.unless(coded.equals("identity"), "Content-Encoding: %s", coded);
            JsonModel.datasets(answer.body());
            return answer.summary();
          });
    }
  }

  private static byte[] unzipped(byte[] body) throws java.io.IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }

  private static void conditions(CheckList checks, String what, String target) {
    checks.add(
        "RFC9110 13.1.2",
        what + ": If-None-Match with its ETag, weak or in a list, or *, gives 304 without a body",
        s -> {
          var tag = etag(s, target);
          var weak = tag.startsWith("W/") ? tag : "W/" + tag;
          for (var value : List.of(tag, weak, "\"other\", " + tag, "*")) {
            var again = s.get(fill(target, s), "If-None-Match: " + value);
            Mismatch.unless(
                again.status() == 304, "%s to If-None-Match: %s", again.summary(), value);
            Mismatch.unless(again.body().length == 0, "304 with a body");
            Expect.header(again, "ETag");
          }
          return "ETag " + tag + ", 304";
        });
    checks.add(
        "RFC9110 13.1.2",
        what + ": If-None-Match with another ETag gives 200",
        s -> {
          etag(s, target);
          var again = s.get(fill(target, s), "If-None-Match: \"something-else\"");
          Expect.status(again, 200);
          return again.summary();
        });
  }

  private static String etag(Session session, String target) throws Exception {
    var answer = session.get(fill(target, session));
    Expect.status(answer, 200);
    var tag = answer.header("ETag");
    if (tag.isEmpty()) {
      throw new NotApplicable("there is no ETag, and none is demanded");
    }
    Mismatch.unless(tag.get().matches("(W/)?\"[^\"]*\""), "ETag: %s is none", tag.get());
    return tag.get();
  }

  private static void ranges(CheckList checks) {
    var accept = "Accept: application/octet-stream";
    checks.add(
        "RFC9110 14.2",
        "a frame, bytes=0-9: 206 with those bytes, or all",
        s -> range(s, accept, "bytes=0-9", 0, 10));
    checks.add(
        "RFC9110 14.2",
        "a frame, bytes=10-: 206 with the rest, or all",
        s -> range(s, accept, "bytes=10-", 10, 40));
    checks.add(
        "RFC9110 14.2",
        "a frame, bytes=-5: 206 with the last five, or all",
        s -> range(s, accept, "bytes=-5", 35, 40));
    checks.add(
        "RFC9110 14.2",
        "a frame, bytes=0-999: 206 up to the end, or all",
        s -> range(s, accept, "bytes=0-999", 0, 40));
    checks.add(
        "RFC9110 14.2",
        "a frame, an unknown unit: all of it",
        s -> range(s, accept, "parsecs=1-2", -1, 40));
    checks.add(
        "RFC9110 14.2",
        "a frame, a malformed range: all of it, or 400 or 416",
        s -> {
          var answer = s.get(fill("{mf}/frames/1", s), accept, "Range: bytes=9-2");
          Expect.optional(answer, List.of(406), 200, 400, 416);
          return answer.summary();
        });
    checks.add(
        "RFC9110 15.5.17",
        "a frame, a range behind the end: 416 with Content-Range, or all of it",
        s -> {
          var answer = s.get(fill("{mf}/frames/1", s), accept, "Range: bytes=1000000-");
          Expect.optional(answer, List.of(406), 200, 416);
          Mismatch.unless(
              answer.status() == 200
                  || Expect.header(answer, "Content-Range").matches("bytes \\*/\\d+"),
              "Content-Range: %s",
              answer.header("Content-Range").orElse(""));
          return answer.summary();
        });
    checks.add(
        "RFC9110 13.1.5",
        "a frame, If-Range with another ETag: all of it",
        s -> {
          var answer =
              s.get(fill("{mf}/frames/1", s), accept, "Range: bytes=0-9", "If-Range: \"other\"");
          Expect.optional(answer, List.of(406), 200);
          Mismatch.unless(answer.body().length == 40, "%d bytes", answer.body().length);
          return answer.summary();
        });
    checks.add(
        "C7",
        "a multipart frame comes with the same boundary every time",
        s -> {
          var first =
              s.get(
                  fill("{mf}/frames/1", s),
                  "Accept: multipart/related; type=\"application/octet-stream\"");
          var again =
              s.get(
                  fill("{mf}/frames/1", s),
                  "Accept: multipart/related; type=\"application/octet-stream\"");
          Mismatch.unless(Arrays.equals(first.body(), again.body()), "the two bodies differ");
          return first.summary();
        });
  }

  /** {@code from} below zero: the range has to be ignored. */
  private static String range(Session session, String accept, String range, int from, int to)
      throws Exception {
    var target = fill("{mf}/frames/1", session);
    var answer = session.get(target, accept, "Range: " + range);
    Expect.optional(answer, List.of(406), from < 0 ? new int[] {200} : new int[] {200, 206});
    var whole = session.specimen("mf").frames().getFirst();
    var expected = answer.status() == 206 ? Arrays.copyOfRange(whole, from, to) : whole;
    Mismatch.unless(Arrays.equals(answer.body(), expected), "other bytes: %s", answer.summary());
    if (answer.status() == 206) {
      var wanted = "bytes " + from + "-" + (to - 1) + "/40";
      Mismatch.unless(
          Expect.header(answer, "Content-Range").equals(wanted),
          "Content-Range: %s instead of %s",
          Expect.header(answer, "Content-Range"),
          wanted);
    }
    return answer.summary() + answer.header("Content-Range").map(it -> ", " + it).orElse("");
  }

  private static void heads(CheckList checks) {
    for (var target : List.of("{ct1}/metadata", "{ct1}", "{mf}/frames/1", "/studies?{pq}")) {
      checks.add(
          "RFC9110 9.3.2",
          "HEAD " + target + " has the status, type, ETag and length of GET",
          s -> {
            var get = s.get(fill(target, s));
            var head = s.send(new Call("HEAD", fill(target, s), List.of(), new byte[0]));
            Expect.status(head, get.status());
            for (var name : List.of("Content-Type", "ETag")) {
              Mismatch.unless(
                  head.header(name).equals(get.header(name)),
                  "%s: %s, with GET %s",
                  name,
                  head.header(name).orElse("none"),
                  get.header(name).orElse("none"));
            }
            var length = head.header("Content-Length");
            boolean fits =
                length.isEmpty()
                    || length.get().equals(Integer.toString(get.body().length))
                    || get.header("Content-Encoding").isPresent();
            Mismatch.unless(fits, "Content-Length: %s", length.orElse(""));
            return head.summary();
          });
    }
  }

  private static void cors(CheckList checks) {
    checks.add(
        "C15 CORS",
        "an answer allows the origin and exposes what viewers read",
        s -> {
          var answer = allowed(s);
          var exposed =
              answer.header("Access-Control-Expose-Headers").orElse("").toLowerCase(Locale.ROOT);
          for (var name : List.of("content-range", "etag", "warning", "location")) {
            Mismatch.unless(
                exposed.contains(name) || exposed.equals("*"),
                "%s is not exposed: %s",
                name,
                exposed);
          }
          return "exposed: " + exposed;
        });
    checks.add(
        "C15 CORS",
        "a preflight for a store with a token is answered",
        s -> {
          allowed(s);
          var answer =
              s.send(
                  new Call(
                      "OPTIONS",
                      "/studies",
                      List.of(
                          ORIGIN,
                          "Access-Control-Request-Method: POST",
                          "Access-Control-Request-Headers: authorization,content-type"),
                      new byte[0]));
          Expect.status(answer, 200, 204);
          Expect.header(answer, "Access-Control-Allow-Origin");
          var methods =
              Expect.header(answer, "Access-Control-Allow-Methods").toUpperCase(Locale.ROOT);
          var headers =
              Expect.header(answer, "Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
          Mismatch.unless(methods.contains("POST") || methods.equals("*"), "methods: %s", methods);
          Mismatch.unless(
              headers.equals("*")
                  || headers.contains("authorization") && headers.contains("content-type"),
              "headers: %s",
              headers);
          return methods + "; " + headers;
        });
    checks.add(
        "C15 CORS",
        "errors allow the origin too, so that a viewer can tell them",
        s -> {
          allowed(s);
          var answer = s.get("/studies/" + s.specimens().uid("404.9") + "/metadata", ORIGIN, JSON);
          Expect.status(answer, 404);
          Expect.header(answer, "Access-Control-Allow-Origin");
          return answer.summary();
        });
  }

  private static Answer allowed(Session session) throws Exception {
    var answer = session.get(fill("{ct1}/metadata", session), ORIGIN, JSON);
    if (answer.header("Access-Control-Allow-Origin").isEmpty()) {
      throw new NotApplicable("CORS is not enabled for http://localhost:3210");
    }
    return answer;
  }

  static String fill(String target, Session session) {
    return Template.fill(target, session);
  }
}

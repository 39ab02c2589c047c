package org.isocenter.conformance.suite;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;
import org.isocenter.conformance.judge.MetadataFidelity;
import org.isocenter.conformance.judge.Multipart;
import org.isocenter.conformance.judge.PartTenObject;

/** Section 10.4 where a table row is not enough. */
final class RetrieveChecks {

  private static final String DICOM = "Accept: multipart/related; type=\"application/dicom\"";
  private static final String JSON = "Accept: application/dicom+json";
  private static final List<String> DESCRIBED =
      List.of(
          "ct1", "mf", "ile", "ebe", "dfl", "odd", "rle", "jpeg", "jls", "eot", "pdf", "sr", "vrs",
          "float", "latin1", "kanji", "korean", "utf8", "q1a");

  private RetrieveChecks() {}

  static List<Check> all() {
    var checks = new CheckList("10.4 Retrieve");
    for (var name : DESCRIBED) {
      checks.add(
          "10.4.1.1.2",
          "the metadata of specimen " + name + " says what the object says, attribute by attribute",
          s -> {
            var specimen = s.specimen(name);
            var answer = s.get(specimen.path() + "/metadata", JSON);
            Expect.status(answer, 200);
            var datasets = JsonModel.datasets(answer.body());
            Mismatch.unless(datasets.size() == 1, "%d data sets", datasets.size());
            return MetadataFidelity.compare(specimen.explicit(), datasets.getFirst());
          });
    }
    zips(checks);
    parts(checks);
    parallel(checks);
    for (var syntax : SyntaxRows.ROWS) {
      SyntaxRows.add(checks, syntax);
    }
    return checks.all();
  }

  private static void zips(CheckList checks) {
    for (var target : List.of("{ct1}", "{ct1.series}", "{ct1.study}")) {
      int count = target.equals("{ct1}") ? 1 : target.equals("{ct1.series}") ? 3 : 4;
      checks.add(
          "8.6.1.3",
          "GET " + target + " [Accept: application/zip]: optional; holds every instance as Part 10",
          s -> {
            var answer = s.get(GeneralChecks.fill(target, s), "Accept: application/zip");
            Expect.optional(answer, List.of(406), 200);
            Expect.type(answer, "application/zip");
            var objects = unzipped(answer);
            Mismatch.unless(
                objects.size() == count, "%d objects instead of %d", objects.size(), count);
            var expected =
                s.specimens().all().stream()
                    .filter(
                        it -> objects.stream().anyMatch(o -> o.text(0x00080018).equals(it.sop())))
                    .toList();
            PayloadJudges.same(expected, objects);
            return answer.summary();
          });
    }
    checks.add(
        "8.6.1.3",
        "an encapsulated instance in a zip: optional",
        s -> {
          var answer =
              s.get(s.specimen("rle").path(), "Accept: application/zip; transfer-syntax=*");
          Expect.optional(answer, List.of(406), 200);
          PayloadJudges.same(List.of(s.specimen("rle")), unzipped(answer));
          return answer.summary();
        });
  }

  private static List<PartTenObject> unzipped(Answer answer) throws java.io.IOException {
    var objects = new ArrayList<PartTenObject>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Mismatch.unless(!entry.getName().contains(".."), "an entry is named %s", entry.getName());
        var bytes = zip.readAllBytes();
        if (bytes.length > 132 && bytes[128] == 'D' && bytes[129] == 'I') {
          objects.add(PartTenObject.of(bytes));
        }
      }
    }
    return objects;
  }

  private static void parts(CheckList checks) {
    for (var target : List.of("{ct1.series}", "{mf}/frames/1,2", "{jls}/frames/1")) {
      checks.add(
          "C5",
          "GET "
              + target
              + ": every part begins with 'Content-Type: type; transfer-syntax=UID', its headers are short (C6)",
          s -> {
            var frames = target.contains("frames");
            var accept =
                frames
                    ? "Accept: multipart/related; type=\"application/octet-stream\"; transfer-syntax=*"
                    : DICOM;
            var answer = s.get(GeneralChecks.fill(target, s), accept);
            Expect.status(answer, 200);
            var multipart = Multipart.of(answer);
            var text = new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
            var boundary = multipart.type().parameter("boundary").orElseThrow();
            var head = text.substring(text.indexOf("--" + boundary) + boundary.length() + 4);
            Mismatch.unless(
                head.startsWith("Content-Type: "),
                "the first header is '%s'",
                head.lines().findFirst().orElse(""));
            for (var part : multipart.parts()) {
              Mismatch.unless(
                  part.headerBytes() < 1000, "a part has %d bytes of headers", part.headerBytes());
              Mismatch.unless(part.transferSyntax().isPresent(), "a part has no transfer-syntax");
            }
            return head.lines().findFirst().orElse("");
          });
    }
    checks.add(
        "8.6.1.2",
        "a multipart answer that nobody asked to be cut begins at its boundary and ends with it",
        s -> {
          var answer = s.get(GeneralChecks.fill("{ct1.series}", s), DICOM);
          var boundary = Multipart.of(answer).type().parameter("boundary").orElseThrow();
          var end = new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
          Mismatch.unless(
              end.stripTrailing().endsWith("--" + boundary + "--"), "the last boundary is missing");
          return answer.summary();
        });
  }

  private static void parallel(CheckList checks) {
    checks.add(
        "C13",
        "100 requests for metadata and 100 for frames at the same time are all answered",
        s -> {
          var specimen = s.specimen("mf");
          var calls = new ArrayList<Callable<Integer>>();
          for (int i = 0; i < 100; i++) {
            int frame = i % 5 + 1;
            calls.add(() -> s.get(specimen.path() + "/metadata", JSON).status());
            calls.add(() -> frame(s, specimen, frame));
          }
          try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(calls)) {
              Mismatch.unless(result.get() == 200, "one was answered %d", result.get());
            }
          }
          return "200 times 200";
        });
  }

  private static int frame(Session session, Specimen specimen, int frame) throws Exception {
    var answer =
        session.get(
            specimen.path() + "/frames/" + frame,
            "Accept: multipart/related; type=\"application/octet-stream\"; transfer-syntax=*");
    if (answer.status() == 200) {
      var body = Multipart.of(answer).parts().getFirst().body();
      Mismatch.unless(
          java.util.Arrays.equals(body, specimen.frames().get(frame - 1)),
          "frame %d has other bytes",
          frame);
    }
    return answer.status();
  }
}

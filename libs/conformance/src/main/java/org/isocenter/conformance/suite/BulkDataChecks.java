package org.isocenter.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.ExplicitLittleEndian;
import org.isocenter.conformance.judge.JsonModel;
import org.isocenter.conformance.judge.Multipart;
import org.isocenter.conformance.judge.XmlModel;

/** Bulk data by the URIs that metadata gives (10.4.1.1.5), and how metadata gives them. */
final class BulkDataChecks {

  private static final String OCTETS =
      "Accept: multipart/related; type=\"application/octet-stream\"";

  /**
   * @param path the attribute in DICOM JSON, into the first items by dots
   */
  private record Row(String specimen, String path) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("ct1", "7FE00010"),
          new Row("mf", "7FE00010"),
          new Row("ile", "7FE00010"),
          new Row("ebe", "7FE00010"),
          new Row("dfl", "7FE00010"),
          new Row("odd", "7FE00010"),
          new Row("pdf", "00420011"),
          new Row("float", "7FE00008"),
          new Row("vrs", "00091002"),
          new Row("vrs", "00660016"),
          new Row("vrs", "00660022"),
          new Row("vrs", "00660040"),
          new Row("vrs", "00400555.00420011"));

  private BulkDataChecks() {}

  static List<Check> all() {
    var checks = new CheckList("10.4 Retrieve");
    for (var row : ROWS) {
      checks.add(
          "10.4.1.1.5",
          row.path()
              + " of specimen "
              + row.specimen()
              + " can be had by its BulkDataURI, or stands inline ["
              + OCTETS
              + "]",
          s -> bytes(s, row, OCTETS));
    }
    var document = ROWS.get(6);
    checks.add("10.4.1.1.5", "bulk data without Accept", s -> bytes(s, document));
    checks.add("10.4.1.1.5", "bulk data as */*", s -> bytes(s, document, "Accept: */*"));
    checks.add(
        "10.4.1.1.5",
        "bulk data with an unquoted type",
        s -> bytes(s, document, "Accept: multipart/related; type=application/octet-stream"));
    checks.add(
        "C1 Python",
        "bulk data of any type",
        s -> bytes(s, document, "Accept: multipart/related; type=\"*/*\""));
    checks.add(
        "C4", "bulk data as one part", s -> bytes(s, document, "Accept: application/octet-stream"));
    checks.add(
        "C3 OHIF",
        "a document by accept in the URL",
        s -> {
          var answer =
              s.server()
                  .follow(
                      uri(s, document)
                          + (uri(s, document).contains("?") ? "&" : "?")
                          + "accept=application/octet-stream",
                      path(s, document));
          return same(s, document, answer);
        });
    checks.add(
        "10.4.1.1.5",
        "bulk data as an image is refused",
        s -> {
          var answer = s.server().follow(uri(s, document), path(s, document), "Accept: image/png");
          Expect.status(answer, 406);
          return answer.summary();
        });
    encapsulated(checks);
    ranges(checks, document);
    addresses(checks, document);
    return checks.all();
  }

  private static String bytes(Session session, Row row, String... headers) throws Exception {
    var attribute = attribute(session, row);
    if (attribute.has("InlineBinary")) {
      var inline = java.util.Base64.getDecoder().decode(attribute.path("InlineBinary").asText());
      Mismatch.unless(Arrays.equals(inline, expected(session, row)), "other bytes inline");
      return inline.length + " bytes inline";
    }
    Mismatch.unless(
        attribute.has("BulkDataURI"), "neither BulkDataURI nor InlineBinary: %s", attribute);
    var uri = attribute.path("BulkDataURI").asText();
    return uri
        + ": "
        + same(session, row, session.server().follow(uri, path(session, row), headers));
  }

  private static String same(Session session, Row row, Answer answer) throws Exception {
    Expect.status(answer, 200);
    var bodies = Judges.bodies(answer);
    Mismatch.unless(
        bodies.size() == 1 && Arrays.equals(bodies.getFirst(), expected(session, row)),
        "%d parts, %s",
        bodies.size(),
        answer.summary());
    return answer.summary();
  }

  private static byte[] expected(Session session, Row row) {
    var tags = row.path().split("\\.", -1);
    var dataset = new ExplicitLittleEndian(session.specimen(row.specimen()).explicit()).read();
    for (int i = 0; i + 1 < tags.length; i++) {
      dataset = element(dataset, tags[i]).items().getFirst();
    }
    return element(dataset, tags[tags.length - 1]).value();
  }

  private static ExplicitLittleEndian.Element element(
      java.util.SortedMap<Integer, ExplicitLittleEndian.Element> dataset, String tag) {
    var element = dataset.get(Integer.parseUnsignedInt(tag, 16));
    if (element == null) {
      throw new IllegalArgumentException("the specimen lacks " + tag);
    }
    return element;
  }

  private static String path(Session session, Row row) {
    return session.specimen(row.specimen()).path() + "/metadata";
  }

  private static JsonNode attribute(Session session, Row row) throws Exception {
    var answer = session.get(path(session, row), "Accept: application/dicom+json");
    Expect.status(answer, 200);
    return DatasetJudges.attribute(JsonModel.datasets(answer.body()).getFirst(), row.path());
  }

  private static String uri(Session session, Row row) throws Exception {
    var attribute = attribute(session, row);
    if (!attribute.has("BulkDataURI")) {
      throw new NotApplicable("the value stands inline");
    }
    return attribute.path("BulkDataURI").asText();
  }

  private static void encapsulated(CheckList checks) {
    for (var name : List.of("jls", "rle", "j2k", "pieces", "jpeg")) {
      checks.add(
          "10.4.1.1.5",
          "encapsulated Pixel Data of specimen "
              + name
              + " by its BulkDataURI as stored, one part a frame",
          s -> {
            var row = new Row(name, "7FE00010");
            var answer =
                s.server().follow(uri(s, row), path(s, row), OCTETS + "; transfer-syntax=*");
            Expect.optional(answer, List.of(406), 200);
            var parts = Multipart.of(answer).parts();
            var frames = s.specimen(name).frames();
            Mismatch.unless(
                parts.size() == frames.size(),
                "%d parts instead of %d",
                parts.size(),
                frames.size());
            for (int i = 0; i < frames.size(); i++) {
              Mismatch.unless(
                  Arrays.equals(parts.get(i).body(), frames.get(i)),
                  "part %d is not frame %d",
                  i + 1,
                  i + 1);
            }
            return answer.summary();
          });
    }
  }

  private static void ranges(CheckList checks, Row row) {
    checks.add(
        "C17",
        "bulk data, bytes=0-99: 206 with those bytes, or all",
        s -> {
          var answer =
              s.server()
                  .follow(
                      uri(s, row),
                      path(s, row),
                      "Accept: application/octet-stream",
                      "Range: bytes=0-99");
          Expect.optional(answer, List.of(406), 200, 206);
          var whole = expected(s, row);
          var wanted = answer.status() == 206 ? Arrays.copyOf(whole, 100) : whole;
          Mismatch.unless(
              Arrays.equals(answer.body(), wanted), "other bytes: %s", answer.summary());
          return answer.summary()
              + ", "
              + answer.header("Content-Range").orElse("no Content-Range");
        });
    checks.add(
        "C17",
        "bulk data, the last bytes of it: 206 or all",
        s -> {
          var whole = expected(s, row);
          var answer =
              s.server()
                  .follow(
                      uri(s, row),
                      path(s, row),
                      "Accept: application/octet-stream",
                      "Range: bytes=-10");
          Expect.optional(answer, List.of(406), 200, 206);
          var wanted =
              answer.status() == 206
                  ? Arrays.copyOfRange(whole, whole.length - 10, whole.length)
                  : whole;
          Mismatch.unless(
              Arrays.equals(answer.body(), wanted), "other bytes: %s", answer.summary());
          return answer.summary();
        });
  }

  private static void addresses(CheckList checks, Row row) {
    checks.add(
        "C12",
        "a BulkDataURI below the root that was asked, or relative",
        s -> {
          var uri = uri(s, row);
          boolean usable =
              !uri.matches("[a-z]+:.*") || uri.startsWith(s.server().root().toString());
          Mismatch.unless(usable, "%s is not below %s", uri, s.server().root());
          return uri;
        });
    checks.add(
        "8.7.3.4",
        "XML gives the same bulk data by a uri",
        s -> {
          var answer =
              s.get(path(s, row), "Accept: multipart/related; type=\"application/dicom+xml\"");
          Expect.status(answer, 200);
          var model = XmlModel.of(Multipart.of(answer).parts().getFirst().body());
          var uri = model.bulkData("00420011");
          if (uri.isEmpty()) {
            throw new NotApplicable("the value stands inline");
          }
          return same(s, row, s.server().follow(uri.get(), path(s, row), OCTETS));
        });
    checks.add(
        "10.4.3",
        "a bulk data URI that names nothing",
        s -> {
          var uri = uri(s, row).replaceAll("00420011", "00420099");
          var answer = s.server().follow(uri, path(s, row), OCTETS);
          Expect.status(answer, 404, 400, 410);
          return answer.summary();
        });
  }
}

package org.isocenter.conformance.suite;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.PartTenObject;

/** Store with metadata and bulk data in parts of their own (10.5.1.1, 8.7.3): JSON and XML. */
final class StoreMetadataChecks {

  private static final byte[] PIXELS = new byte[40];
  private static final String NAME = "Conf^Mëtadata";

  static {
    for (int i = 0; i < PIXELS.length; i++) {
      PIXELS[i] = (byte) (i * 5);
    }
  }

  private StoreMetadataChecks() {}

  static List<Check> all() {
    var checks = new CheckList("10.5 Store");
    accepted(checks, "JSON", "application/dicom+json", 120, StoreMetadataChecks::json);
    accepted(checks, "XML", "application/dicom+xml", 140, StoreMetadataChecks::xml);
    rejected(checks);
    return checks.all();
  }

  private static void accepted(
      CheckList checks,
      String form,
      String type,
      int study,
      BiFunction<Specimen, String, String> document) {
    var bulk = "Content-Type: application/octet-stream\r\nContent-Location: ";
    checks.add(
        "10.5.1.1",
        form + " metadata and Pixel Data in a part of its own, by Content-Location",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study), 1);
          var uri = specimen.path() + "/bulkdata/7FE00010";
          return kept(
              s,
              specimen,
              send(s, type, document.apply(specimen, reference(form, uri)), bulk + uri + "\r\n"));
        });
    checks.add(
        "10.5.1.1",
        form + " metadata, the bulk data's URI is a word",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 1), 1);
          return kept(
              s,
              specimen,
              send(
                  s,
                  type,
                  document.apply(specimen, reference(form, "pixels")),
                  bulk + "pixels\r\n"));
        });
    checks.add(
        "10.5.1.1",
        form + " metadata, the bulk data's URI is absolute",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 2), 1);
          var uri = "http://sender.example/bulk/1";
          return kept(
              s,
              specimen,
              send(s, type, document.apply(specimen, reference(form, uri)), bulk + uri + "\r\n"));
        });
    checks.add(
        "10.5.1.1",
        form + " metadata, the bulk data says its transfer syntax",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 3), 1);
          var headers =
              "Content-Type: application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1\r\nContent-Location: pixels\r\n";
          return kept(
              s,
              specimen,
              send(s, type, document.apply(specimen, reference(form, "pixels")), headers));
        });
    checks.add(
        "10.5.1.1",
        form + " metadata with the pixels inline",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 4), 1);
          var inline = Base64.getEncoder().encodeToString(PIXELS);
          var value =
              form.equals("JSON")
                  ? "\"InlineBinary\":\"" + inline + "\""
                  : "<InlineBinary>" + inline + "</InlineBinary>";
          return kept(s, specimen, send(s, type, document.apply(specimen, value), ""));
        });
    checks.add(
        "10.5.1.1",
        form + " metadata whose bulk data is not there: failed, nothing stored",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 5), 1);
          var answer = send(s, type, document.apply(specimen, reference(form, "pixels")), "");
          Expect.status(answer, 400, 409);
          StoreAnswer.absent(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.1.1",
        form + " metadata sent to another study: 409",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 6), 1);
          var answer =
              send(
                  s,
                  "/studies/" + s.specimens().uid("404.7"),
                  type,
                  document.apply(specimen, reference(form, "pixels")),
                  bulk + "pixels\r\n");
          Expect.status(answer, 409);
          StoreAnswer.absent(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        form + " metadata that is cut: 400",
        s -> {
          var specimen = s.specimens().loose(Integer.toString(study + 7), 1);
          var whole = document.apply(specimen, reference(form, "pixels"));
          var answer = send(s, type, whole.substring(0, whole.length() / 2), bulk + "pixels\r\n");
          Expect.status(answer, 400, 409);
          StoreAnswer.absent(s, specimen);
          return answer.summary();
        });
  }

  private static String reference(String form, String uri) {
    return form.equals("JSON")
        ? "\"BulkDataURI\":\"" + uri + "\""
        : "<BulkData uri=\"" + uri + "\"/>";
  }

  private static void rejected(CheckList checks) {
    checks.add(
        "10.5.3",
        "JSON that is no DICOM JSON: 400",
        s -> {
          var answer = send(s, "application/dicom+json", "[{\"hello\":\"world\"}]", "");
          Expect.status(answer, 400, 409);
          return answer.summary();
        });
    checks.add(
        "10.5.1",
        "JSON metadata of an encapsulated image in its media type",
        s -> {
          var specimen = s.specimens().loose("128", 1);
          var frame = s.specimens().get("jpeg").frames().getFirst();
          var document = json(specimen, reference("JSON", "pixels"));
          var parts =
              List.of(
                  new Bodies.Part(
                      "Content-Type: application/dicom+json\r\n",
                      document.getBytes(StandardCharsets.UTF_8)),
                  new Bodies.Part(
                      "Content-Type: image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50\r\nContent-Location: pixels\r\n",
                      frame));
          var answer =
              s.send(
                  Call.post(
                      "/studies",
                      Bodies.multipart("b", parts),
                      "Content-Type: multipart/related; type=\"application/dicom+json\"; boundary=b"));
          var summary = StoreAnswer.of(answer, 200, 202).stored(specimen).summary();
          var back =
              s.get(
                  specimen.path() + "/frames/1",
                  "Accept: multipart/related; type=\"application/octet-stream\"; transfer-syntax=*");
          Judges.judge("parts=1 ts=1.2.840.10008.1.2.4.50", back, s);
          Mismatch.unless(
              java.util.Arrays.equals(Judges.bodies(back).getFirst(), frame),
              "the frame is altered");
          return summary;
        });
    checks.add(
        "10.5.3",
        "XML with an external entity: refused, and the entity is not read",
        s -> {
          var specimen = s.specimens().loose("148", 1);
          var evil =
              xml(specimen, "<InlineBinary>AAA=</InlineBinary>")
                  .replace(
                      "<NativeDicomModel",
                      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><NativeDicomModel")
                  .replace(NAME, "&e;");
          var answer = send(s, "application/dicom+xml", evil, "");
          Expect.status(answer, 400, 409);
          Mismatch.unless(!answer.text().contains("root:"), "the entity was read");
          StoreAnswer.absent(s, specimen);
          return answer.summary();
        });
    checks.add(
        "10.5.3",
        "XML with a billion laughs does the server no harm",
        s -> {
          var laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
          for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
          }
          var specimen = s.specimens().loose("149", 1);
          var evil =
              xml(specimen, "<InlineBinary>AAA=</InlineBinary>")
                  .replace("<NativeDicomModel", laughs + "]><NativeDicomModel")
                  .replace(NAME, "&a39;");
          var answer = send(s, "application/dicom+xml", evil, "");
          Expect.status(answer, 400, 409);
          return answer.summary();
        });
  }

  private static Answer send(Session session, String type, String document, String bulkHeaders)
      throws Exception {
    return send(session, "/studies", type, document, bulkHeaders);
  }

  private static Answer send(
      Session session, String target, String type, String document, String bulkHeaders)
      throws Exception {
    var metadata =
        new Bodies.Part(
            "Content-Type: " + type + "\r\n", document.getBytes(StandardCharsets.UTF_8));
    var parts =
        bulkHeaders.isEmpty()
            ? List.of(metadata)
            : List.of(metadata, new Bodies.Part(bulkHeaders, PIXELS));
    return session.send(
        Call.post(
            target,
            Bodies.multipart("b", parts),
            "Content-Type: multipart/related; type=\"" + type + "\"; boundary=b",
            "Accept: application/dicom+json"));
  }

  private static String kept(Session session, Specimen specimen, Answer answer) throws Exception {
    var summary = StoreAnswer.of(answer, 200, 202).stored(specimen).summary();
    var back =
        session.get(specimen.path(), "Accept: multipart/related; type=\"application/dicom\"");
    Expect.status(back, 200);
    var object = PartTenObject.of(Judges.bodies(back).getFirst());
    var pixels = object.dataset().get(0x7FE00010);
    Mismatch.unless(
        pixels != null && java.util.Arrays.equals(pixels.value(), PIXELS),
        "the pixels are altered");
    var metadata = session.get(specimen.path() + "/metadata", "Accept: application/dicom+json");
    Judges.judge(
        "json=1 value=00100010:"
            + NAME
            + " value=00280010:4 value=00200013:1 value=00080008:ORIGINAL/PRIMARY",
        metadata,
        session);
    return summary;
  }

  private record Attribute(String tag, String vr, List<String> values) {}

  private static List<Attribute> attributes(Specimen specimen) {
    return List.of(
        new Attribute("00080005", "CS", List.of("ISO_IR 192")),
        new Attribute("00080008", "CS", List.of("ORIGINAL", "PRIMARY")),
        new Attribute("00080016", "UI", List.of(specimen.sopClass())),
        new Attribute("00080018", "UI", List.of(specimen.sop())),
        new Attribute("00080020", "DA", List.of("20190102")),
        new Attribute("00080060", "CS", List.of("CT")),
        new Attribute("00080090", "PN", List.of()),
        new Attribute("00100010", "PN", List.of(NAME)),
        new Attribute("00100020", "LO", List.of("conf-metadata")),
        new Attribute("0020000D", "UI", List.of(specimen.study())),
        new Attribute("0020000E", "UI", List.of(specimen.series())),
        new Attribute("00200013", "IS", List.of("1")),
        new Attribute("00280002", "US", List.of("1")),
        new Attribute("00280004", "CS", List.of("MONOCHROME2")),
        new Attribute("00280010", "US", List.of("4")),
        new Attribute("00280011", "US", List.of("5")),
        new Attribute("00280100", "US", List.of("16")),
        new Attribute("00280101", "US", List.of("16")),
        new Attribute("00280102", "US", List.of("15")),
        new Attribute("00280103", "US", List.of("0")));
  }

  private static String json(Specimen specimen, String pixels) {
    var json = new StringBuilder("[{");
    for (var attribute : attributes(specimen)) {
      json.append("\"%s\":{\"vr\":\"%s\"".formatted(attribute.tag(), attribute.vr()));
      if (!attribute.values().isEmpty()) {
        json.append(",\"Value\":[");
        json.append(
            String.join(
                ",",
                attribute.values().stream()
                    .map(value -> jsonValue(attribute.vr(), value))
                    .toList()));
        json.append(']');
      }
      json.append("},");
    }
    return json + "\"7FE00010\":{\"vr\":\"OW\"," + pixels + "}}]";
  }

  private static String jsonValue(String vr, String value) {
    return switch (vr) {
      case "US", "IS" -> value;
      case "PN" -> "{\"Alphabetic\":\"" + value + "\"}";
      default -> "\"" + value + "\"";
    };
  }

  private static String xml(Specimen specimen, String pixels) {
    var xml =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NativeDicomModel xmlns=\"http://dicom.nema.org/PS3.19/models/NativeDICOM\" xml:space=\"preserve\">");
    for (var attribute : attributes(specimen)) {
      xml.append(
          "<DicomAttribute tag=\"%s\" vr=\"%s\">".formatted(attribute.tag(), attribute.vr()));
      int number = 0;
      for (var value : attribute.values()) {
        number++;
        xml.append(xmlValue(attribute.vr(), value, number));
      }
      xml.append("</DicomAttribute>\n");
    }
    return xml
        + "<DicomAttribute tag=\"7FE00010\" vr=\"OW\" keyword=\"PixelData\">"
        + pixels
        + "</DicomAttribute></NativeDicomModel>";
  }

  private static String xmlValue(String vr, String value, int number) {
    if (!vr.equals("PN")) {
      return "<Value number=\"%d\">%s</Value>".formatted(number, value);
    }
    var components = value.split("\\^", -1);
    return "<PersonName number=\"%d\"><Alphabetic><FamilyName>%s</FamilyName>"
            .formatted(number, components[0])
        + "<GivenName>%s</GivenName></Alphabetic></PersonName>".formatted(components[1]);
  }
}

package org.isocenter.conformance.suite;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.isocenter.conformance.fixture.Elements;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Call;
import org.isocenter.conformance.http.Mismatch;

/** How store requests are framed by clients in the field (C15), and what cannot be understood. */
final class StoreFramingChecks {

  private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=";

  /**
   * A body that is fine.
   *
   * @param prologue what precedes the first part's headers, {@code epilogue} what follows its
   *     content
   */
  private record Frame(String text, String contentType, String prologue, String epilogue) {}

  private static final String PART = "Content-Type: application/dicom\r\n\r\n";

  private static final List<Frame> FRAMES =
      List.of(
          new Frame(
              "dicomweb-client JS: CRLF first, none last",
              TYPE + "\"b1-b1\"",
              "\r\n--b1-b1\r\n" + PART,
              "\r\n--b1-b1--"),
          new Frame(
              "no CRLF before the first boundary",
              TYPE + "b2",
              "--b2\r\n" + PART,
              "\r\n--b2--\r\n"),
          new Frame(
              "a preamble",
              TYPE + "b3",
              "To whom it may concern\r\n\r\n--b3\r\n" + PART,
              "\r\n--b3--\r\n"),
          new Frame(
              "an epilogue", TYPE + "b4", "--b4\r\n" + PART, "\r\n--b4--\r\nThat was it.\r\n"),
          new Frame(
              "an unquoted type",
              "multipart/related; type=application/dicom; boundary=b5",
              "--b5\r\n" + PART,
              "\r\n--b5--\r\n"),
          new Frame(
              "no type parameter",
              "multipart/related; boundary=b6",
              "--b6\r\n" + PART,
              "\r\n--b6--\r\n"),
          new Frame(
              "no blanks, as Weasis",
              "multipart/related;type=\"application/dicom\";boundary=b7",
              "--b7\r\n" + PART,
              "\r\n--b7--\r\n"),
          new Frame(
              "the boundary first",
              "multipart/related; boundary=b8; type=\"application/dicom\"",
              "--b8\r\n" + PART,
              "\r\n--b8--\r\n"),
          new Frame(
              "a quoted boundary with signs",
              TYPE + "\"gc0p4Jq0M:2Yt08jU534c0p\"",
              "--gc0p4Jq0M:2Yt08jU534c0p\r\n" + PART,
              "\r\n--gc0p4Jq0M:2Yt08jU534c0p--\r\n"),
          new Frame(
              "a boundary of 70 characters",
              TYPE + "x".repeat(70),
              "--" + "x".repeat(70) + "\r\n" + PART,
              "\r\n--" + "x".repeat(70) + "--\r\n"),
          new Frame(
              "a boundary of hyphens",
              TYPE + "----b9",
              "------b9\r\n" + PART,
              "\r\n------b9--\r\n"),
          new Frame(
              "transport padding after the boundary",
              TYPE + "b10",
              "--b10 \t\r\n" + PART,
              "\r\n--b10 --\r\n".replace(" --", "--")),
          new Frame(
              "a part without Content-Type", TYPE + "b11", "--b11\r\n\r\n", "\r\n--b11--\r\n"),
          new Frame(
              "lower case part headers",
              TYPE + "b12",
              "--b12\r\ncontent-type:application/dicom\r\n\r\n",
              "\r\n--b12--\r\n"),
          new Frame(
              "more part headers",
              TYPE + "b13",
              "--b13\r\nMIME-Version: 1.0\r\nContent-ID: <1@x>\r\nContent-Location: x\r\n" + PART,
              "\r\n--b13--\r\n"),
          new Frame(
              "a part that says its transfer syntax",
              TYPE + "b14",
              "--b14\r\nContent-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1\r\n\r\n",
              "\r\n--b14--\r\n"),
          new Frame(
              "a media type in capitals",
              "Multipart/Related; Type=\"Application/DICOM\"; Boundary=b15",
              "--b15\r\n" + PART,
              "\r\n--b15--\r\n"),
          new Frame(
              "a start parameter",
              TYPE + "b16; start=\"<1@x>\"",
              "--b16\r\nContent-ID: <1@x>\r\n" + PART,
              "\r\n--b16--\r\n"));

  private StoreFramingChecks() {}

  static List<Check> all() {
    var checks = new CheckList("10.5 Store");
    for (int i = 0; i < FRAMES.size(); i++) {
      var frame = FRAMES.get(i);
      int number = i + 1;
      checks.add(
          "C15",
          frame.text() + " [Content-Type: " + frame.contentType() + "]",
          s -> {
            var specimen = s.specimens().loose("100", number);
            var call =
                Call.post(
                    "/studies",
                    body(frame, specimen.stored()),
                    "Content-Type: " + frame.contentType());
            return kept(s, specimen, s.send(call));
          });
    }
    variants(checks);
    codings(checks);
    refused(checks);
    return checks.all();
  }

  private static byte[] body(Frame frame, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Bodies.ascii(frame.prologue()));
    out.writeBytes(content);
    out.writeBytes(Bodies.ascii(frame.epilogue()));
    return out.toByteArray();
  }

  private static String kept(Session session, Specimen specimen, Answer answer) throws Exception {
    var summary = StoreAnswer.of(answer, 200).stored(specimen).summary();
    StoreAnswer.retrievable(session, specimen);
    return summary;
  }

  private static byte[] multipart(Specimen specimen) {
    return Bodies.multipart("b", "application/dicom", List.of(specimen.stored()));
  }

  private static void variants(CheckList checks) {
    checks.add(
        "C15",
        "one object as the whole body: an extension that Google, Azure and AWS share",
        s -> {
          var specimen = s.specimens().loose("101", 1);
          var answer =
              s.send(Call.post("/studies", specimen.stored(), "Content-Type: application/dicom"));
          Expect.optional(answer, List.of(415), 200);
          return kept(s, specimen, answer);
        });
    for (int size : new int[] {1, 7, 4096}) {
      checks.add(
          "C15",
          "a chunked body in pieces of " + size + " bytes",
          s -> {
            var specimen = s.specimens().loose("102", size);
            var answer =
                s.raw(
                    "POST /studies",
                    List.of("Content-Type: " + TYPE + "b", "Transfer-Encoding: chunked"),
                    Bodies.chunked(multipart(specimen), size));
            return kept(s, specimen, answer);
          });
    }
    checks.add(
        "C15 Python",
        "Host without its port",
        s -> {
          var specimen = s.specimens().loose("103", 1);
          var answer =
              s.raw(
                  "POST /studies",
                  List.of(
                      "Host: " + s.server().root().getHost(),
                      "Content-Type: " + TYPE + "\"b\"",
                      "Accept: */*"),
                  multipart(specimen));
          return kept(s, specimen, answer);
        });
    checks.add(
        "RFC9110 10.1.1",
        "Expect: 100-continue",
        s -> {
          var specimen = s.specimens().loose("104", 1);
          var answer =
              s.raw(
                  "POST /studies",
                  List.of("Content-Type: " + TYPE + "b", "Expect: 100-continue"),
                  multipart(specimen));
          return kept(s, specimen, answer);
        });
    checks.add(
        "RFC2046 5.1.1",
        "content that looks like the boundary, nearly",
        s -> {
          var lure = "\r\n--boundar\r\n--bound\r\n--boundaryx".replace("boundaryx", "boundarx");
          var specimen = s.specimens().loose("105", 1, new Elements().text(0x00204000, "LT", lure));
          var body = Bodies.multipart("boundary", "application/dicom", List.of(specimen.stored()));
          return kept(
              s,
              specimen,
              s.send(Call.post("/studies", body, "Content-Type: " + TYPE + "boundary")));
        });
    checks.add(
        "10.5.1",
        "an object of 4 MiB",
        s -> {
          var pixels = new byte[4 << 20];
          new java.util.Random(1).nextBytes(pixels);
          var specimen =
              s.specimens()
                  .loose(
                      "106",
                      1,
                      new Elements()
                          .words(0x7FE00010, "OW", 2, pixels)
                          .unsigned(0x00280010, 2048)
                          .unsigned(0x00280011, 1024));
          return kept(
              s,
              specimen,
              s.send(Call.post("/studies", multipart(specimen), "Content-Type: " + TYPE + "b")));
        });
  }

  private static void codings(CheckList checks) {
    checks.add(
        "RFC9110 8.4",
        "a body in gzip: stored, or 415",
        s -> {
          var specimen = s.specimens().loose("107", 1);
          var answer =
              s.send(
                  Call.post(
                      "/studies",
                      Bodies.gzip(multipart(specimen)),
                      "Content-Type: " + TYPE + "b",
                      "Content-Encoding: gzip"));
          Expect.optional(answer, List.of(415), 200);
          return kept(s, specimen, answer);
        });
    checks.add(
        "RFC9110 8.4",
        "a gzip body that is cut: refused, nothing stored",
        s -> {
          var specimen = s.specimens().loose("108", 1);
          var whole = Bodies.gzip(multipart(specimen));
          var answer =
              s.send(
                  Call.post(
                      "/studies",
                      Arrays.copyOf(whole, whole.length / 2),
                      "Content-Type: " + TYPE + "b",
                      "Content-Encoding: gzip"));
          Expect.status(answer, 400, 409, 415);
          StoreAnswer.absent(s, specimen);
          return answer.summary();
        });
    checks.add(
        "RFC9110 15.5.16",
        "a content coding that nobody knows: 415",
        s -> refusal(s, "Content-Type: " + TYPE + "b && Content-Encoding: nonsense", 415, 400));
  }

  private static void refused(CheckList checks) {
    checks.add("10.5.3.1", "no Content-Type", s -> refusal(s, "", 415, 400));
    checks.add("10.5.3.1", "text/plain", s -> refusal(s, "Content-Type: text/plain", 415));
    checks.add(
        "10.5.3.1",
        "multipart/form-data",
        s -> refusal(s, "Content-Type: multipart/form-data; boundary=b", 415));
    checks.add(
        "10.5.3.1",
        "multipart/related of images",
        s ->
            refusal(
                s,
                "Content-Type: multipart/related; type=\"image/jpeg\"; boundary=b",
                415,
                400,
                409));
    checks.add(
        "10.5.3.1",
        "no boundary",
        s -> refusal(s, "Content-Type: multipart/related; type=\"application/dicom\"", 400, 415));
    checks.add(
        "10.5.3.1",
        "another boundary than the body has",
        s -> refusal(s, "Content-Type: " + TYPE + "other", 400));
    checks.add(
        "10.5.3.1", "a Content-Type that is none", s -> refusal(s, "Content-Type: ///", 400, 415));
    checks.add(
        "10.5.3.1",
        "an empty body",
        s -> {
          var answer = s.send(Call.post("/studies", new byte[0], "Content-Type: " + TYPE + "b"));
          Expect.status(answer, 400, 409, 204);
          return answer.summary();
        });
    checks.add(
        "10.5.3.1",
        "a multipart body without parts",
        s -> {
          var answer =
              s.send(
                  Call.post("/studies", Bodies.ascii("--b--\r\n"), "Content-Type: " + TYPE + "b"));
          Expect.status(answer, 400, 409, 204);
          return answer.summary();
        });
    checks.add(
        "10.5.3.1",
        "a body that ends before its last boundary: not acknowledged as whole",
        s -> {
          var specimen = s.specimens().loose("110", 1);
          var whole = multipart(specimen);
          var answer =
              s.send(
                  Call.post(
                      "/studies",
                      Arrays.copyOf(whole, whole.length - 60),
                      "Content-Type: " + TYPE + "b"));
          Expect.status(answer, 400, 409, 202);
          return answer.summary();
        });
    checks.add(
        "RFC9112 8",
        "a connection that closes within the body stores nothing",
        s -> {
          var specimen = s.specimens().loose("111", 1);
          var whole = multipart(specimen);
          try {
            s.cut(
                "POST /studies",
                List.of("Content-Type: " + TYPE + "b", "Content-Length: " + whole.length),
                Arrays.copyOf(whole, whole.length / 2));
          } catch (java.io.IOException e) {
            return "the server closed first: " + e.getMessage();
          }
          Thread.sleep(500);
          StoreAnswer.absent(s, specimen);
          return "not there";
        });
    checks.add(
        "RFC9112 7.1",
        "a broken chunk size: refused, nothing stored",
        s -> {
          var specimen = s.specimens().loose("112", 1);
          var broken = Bodies.chunked(multipart(specimen), 100);
          broken[0] = 'z';
          var answer =
              s.rawOrClosed(
                  "POST /studies",
                  List.of("Content-Type: " + TYPE + "b", "Transfer-Encoding: chunked"),
                  broken);
          if (answer.isPresent()) {
            Expect.status(answer.get(), 400);
          }
          StoreAnswer.absent(s, specimen);
          return answer.map(Answer::summary).orElse("the connection was closed");
        });
  }

  private static String refusal(Session session, String headers, int... statuses) throws Exception {
    int number = headers.hashCode() & 0xFFFF;
    var specimen = session.specimens().loose("109", number);
    var call = Call.post("/studies", multipart(specimen));
    for (var header : headers.isEmpty() ? new String[0] : headers.split(" && ", -1)) {
      call = call.with(header);
    }
    var answer = session.send(call);
    Expect.status(answer, statuses);
    Mismatch.unless(
        !answer.text().contains("00081199"), "something was stored: %s", answer.summary());
    StoreAnswer.absent(session, specimen);
    return answer.summary();
  }
}

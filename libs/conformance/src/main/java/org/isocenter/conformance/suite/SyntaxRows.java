package org.isocenter.conformance.suite;

import java.util.List;

/**
 * Every encapsulated syntax in every form that Tables 8.7.3-2 and following give it: a row, ten
 * checks.
 */
final class SyntaxRows {

  /**
   * @param type the media type of the syntax
   * @param isDefault whether it is that media type's default syntax
   */
  record Row(String specimen, String uid, String type, boolean isDefault, boolean lossless) {}

  private static final String JPEG = "1.2.840.10008.1.2.4.";

  static final List<Row> ROWS =
      List.of(
          new Row("rle", "1.2.840.10008.1.2.5", "image/dicom-rle", true, true),
          new Row("jpeg", JPEG + "50", "image/jpeg", false, false),
          new Row("jpeg51", JPEG + "51", "image/jpeg", false, false),
          new Row("jpeg57", JPEG + "57", "image/jpeg", false, true),
          new Row("jpeg70", JPEG + "70", "image/jpeg", true, true),
          new Row("jls", JPEG + "80", "image/jls", true, true),
          new Row("jlsnear", JPEG + "81", "image/jls", false, false),
          new Row("j2k", JPEG + "90", "image/jp2", true, true),
          new Row("j2klossy", JPEG + "91", "image/jp2", false, false),
          new Row("htj2k", JPEG + "201", "image/jphc", true, true),
          new Row("htj2klossy", JPEG + "203", "image/jphc", false, false),
          new Row("jxl", JPEG + "110", "image/jxl", true, true),
          new Row("nobot", JPEG + "80", "image/jls", true, true),
          new Row("pieces", JPEG + "90", "image/jp2", true, true),
          new Row("eot", "1.2.840.10008.1.2.5", "image/dicom-rle", true, true));

  private SyntaxRows() {}

  static void add(CheckList checks, Row row) {
    var it = row.specimen();
    var own = "; transfer-syntax=" + row.uid();
    instance(
        checks, row, "in any syntax", "; transfer-syntax=*", "same=" + it + " ts=" + row.uid());
    instance(checks, row, "in its own", own, "same=" + it + " ts=" + row.uid());
    instance(
        checks,
        row,
        row.lossless()
            ? "by default decoded to Explicit VR Little Endian"
            : "by default, lossy: either",
        "",
        row.lossless() ? "decoded=" + it : "dicom");
    var octets = "multipart/related; type=\"application/octet-stream\"";
    var image = "multipart/related; type=\"" + row.type() + "\"";
    var stored = "parts=1 frames=" + it + ":2 ts=" + row.uid();
    frames(checks, row, "as octets in any syntax", "2", octets + "; transfer-syntax=*", stored);
    frames(
        checks,
        row,
        "in its media type and syntax",
        "2",
        image + own,
        stored + " part-type=" + row.type());
    frames(
        checks,
        row,
        "in its media type and any syntax",
        "2",
        image + "; transfer-syntax=*",
        stored + " part-type=" + row.type());
    if (row.isDefault()) {
      frames(
          checks,
          row,
          "in its media type, whose default it is",
          "2",
          image,
          stored + " part-type=" + row.type());
    }
    frames(
        checks,
        row,
        "several, in the order asked for",
        "3,1",
        image + own,
        "parts=2 frames=" + it + ":3,1");
    frames(
        checks,
        row,
        "as one part",
        "3",
        row.type() + own,
        "frames=" + it + ":3 part-type=" + row.type());
    if (row.lossless()) {
      frames(
          checks,
          row,
          "decoded, the default of octets",
          "1,2,3",
          octets,
          "parts=3 pixels=" + it + ":1,2,3");
    } else {
      frames(checks, row, "as octets by default, lossy: either", "1", octets, "parts=1");
    }
    wrong(checks, row);
  }

  private static void instance(
      CheckList checks, Row row, String how, String parameter, String judges) {
    var accept = "Accept: multipart/related; type=\"application/dicom\"" + parameter;
    checks.add(
        "8.7.3",
        "an instance of " + row.specimen() + " (" + row.uid() + ") " + how + " [" + accept + "]",
        session -> {
          var answer = session.get(session.specimen(row.specimen()).path(), accept);
          Expect.status(answer, 200);
          Judges.judge("parts=1 part-type=application/dicom " + judges, answer, session);
          return answer.summary();
        });
  }

  private static void frames(
      CheckList checks, Row row, String how, String numbers, String range, String judges) {
    var accept = "Accept: " + range;
    checks.add(
        "10.4.1.1.6",
        "frames "
            + numbers
            + " of "
            + row.specimen()
            + " ("
            + row.uid()
            + ") "
            + how
            + " ["
            + accept
            + "]",
        session -> {
          var path = session.specimen(row.specimen()).path() + "/frames/" + numbers;
          var answer = session.get(path, accept);
          Expect.status(answer, 200);
          Judges.judge(judges, answer, session);
          return answer.summary();
        });
  }

  /** A media type with the syntax of another one (8.7.3). */
  private static void wrong(CheckList checks, Row row) {
    var other = row.type().equals("image/jp2") ? "image/jls" : "image/jp2";
    var accept = "Accept: multipart/related; type=\"" + other + "\"; transfer-syntax=" + row.uid();
    checks.add(
        "8.7.3",
        "a frame of "
            + row.specimen()
            + " in a media type that its syntax does not belong to is refused ["
            + accept
            + "]",
        session -> {
          var path = session.specimen(row.specimen()).path() + "/frames/1";
          var answer = session.get(path, accept);
          Expect.status(answer, 406, 400);
          return answer.summary();
        });
  }
}

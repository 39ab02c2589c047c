package org.isocenter.conformance.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.MediaType;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;
import org.isocenter.conformance.judge.Multipart;
import org.isocenter.conformance.judge.XmlModel;

/**
 * The judges that rows of a {@link Table} name, separated by blanks: {@code json=N} data sets,
 * {@code xml=N} documents, {@code parts=N}, {@code part-type=T} and {@code ts=UID} of every part,
 * {@code dicom}, {@code same=}, {@code decoded=}, {@code frames=}, {@code pixels=}, {@code bytes=}
 * (see {@link PayloadJudges}), {@code has=}, {@code lacks=}, {@code value=}, {@code studies=},
 * {@code series=}, {@code instances=} (see {@link DatasetJudges}), {@code header=Name:REGEX},
 * {@code noheader=Name}, {@code empty}; and those of {@link DocumentJudges}.
 */
final class Judges {

  private Judges() {}

  static void judge(String judges, Answer answer, Session session) {
    for (var judge : judges.split("\\s+", -1)) {
      if (!judge.isEmpty()) {
        int equals = judge.indexOf('=');
        var name = equals < 0 ? judge : judge.substring(0, equals);
        apply(name, equals < 0 ? "" : judge.substring(equals + 1), answer, session);
      }
    }
  }

  private static void apply(String name, String value, Answer answer, Session session) {
    switch (name) {
      case "json" -> count(JsonModel.datasets(answer.body()).size(), value, "data sets");
      case "xml" -> xml(value, answer);
      case "parts" -> count(Multipart.of(answer).parts().size(), value, "parts");
      case "part-type" -> partType(value, answer);
      case "ts" -> transferSyntax(value, answer);
      case "header" -> header(value, answer);
      case "noheader" ->
          Mismatch.unless(answer.header(value).isEmpty(), "%s is there, unexpectedly", value);
      case "empty" ->
          Mismatch.unless(answer.body().length == 0, "%d bytes of body", answer.body().length);
      case "dicom", "same", "decoded", "frames", "pixels", "bytes", "size" ->
          PayloadJudges.apply(name, value, answer, session);
      case "array", "report", "noinsides", "mentions", "wadl", "tree", "jpeg", "png" ->
          DocumentJudges.apply(name, value, answer);
      default -> DatasetJudges.apply(name, value.replace("%20", " "), answer, session);
    }
  }

  private static void count(int count, String expected, String what) {
    Mismatch.unless(
        expected.isEmpty() || Integer.toString(count).equals(expected),
        "%d %s instead of %s",
        count,
        what,
        expected);
  }

  private static void xml(String value, Answer answer) {
    var documents = bodies(answer);
    documents.forEach(XmlModel::of);
    count(documents.size(), value, "XML documents");
  }

  /** The bodies of the parts, or the one body when it is no multipart. */
  static List<byte[]> bodies(Answer answer) {
    return answer.mediaType().equals("multipart/related")
        ? Multipart.of(answer).parts().stream().map(Multipart.Part::body).toList()
        : List.of(answer.body());
  }

  /** The Content-Types of the parts, or the one of the answer. */
  static List<MediaType> types(Answer answer) {
    return answer.mediaType().equals("multipart/related")
        ? Multipart.of(answer).parts().stream().map(Multipart.Part::type).toList()
        : List.of(MediaType.parse(answer.header("Content-Type").orElse("absent")));
  }

  private static void partType(String value, Answer answer) {
    for (var type : types(answer)) {
      Mismatch.unless(
          type.essence().equals(value), "a part is %s instead of %s", type.essence(), value);
    }
  }

  private static void transferSyntax(String value, Answer answer) {
    for (var type : types(answer)) {
      var syntax = type.parameter("transfer-syntax").orElse("none");
      boolean expected =
          value.equals("*")
              ? !syntax.equals("none")
              : List.of(value.split(",", -1)).contains(syntax);
      Mismatch.unless(expected, "a part says transfer-syntax %s instead of %s", syntax, value);
    }
  }

  private static void header(String value, Answer answer) {
    int colon = value.indexOf(':');
    var name = value.substring(0, colon);
    var pattern = value.substring(colon + 1).replace("%20", " ");
    var seen = answer.header(name).orElse("");
    boolean all =
        Arrays.stream(pattern.split("\\+\\+", -1))
            .allMatch(part ->
                seen.toLowerCase(Locale.ROOT).matches(part.toLowerCase(Locale.ROOT))
                    || seen.matches(part));
    Mismatch.unless(all, "%s is '%s', not %s", name, seen, pattern);
  }
}

package org.isocenter.conformance.suite;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;

/**
 * Judges of other bodies: {@code array}: a JSON array; {@code tree}: any JSON; {@code report}: a
 * status report for people, without insides; {@code noinsides}; {@code mentions=TEXT}; {@code
 * wadl}; {@code jpeg}; {@code png}.
 */
final class DocumentJudges {

  private static final Pattern INSIDES =
      Pattern.compile(
          "\\bat [a-z]+\\.[a-z]+\\.|[A-Za-z]+Exception\\b|\\b(?:select|insert|update) .* (?:from|into|set)\\b|"
              + "Caused by:|/home/|/usr/|\\.java:",
          Pattern.CASE_INSENSITIVE);

  private DocumentJudges() {}

  static void apply(String name, String value, Answer answer) {
    switch (name) {
      case "array" -> Mismatch.unless(answer.text().startsWith("["), "the body is no JSON array");
      case "tree" -> JsonModel.tree(answer.body());
      case "report" -> report(answer);
      case "noinsides" -> insides(answer);
      case "mentions" ->
          Mismatch.unless(
              answer.text().toLowerCase(Locale.ROOT).contains(value),
              "the body does not mention %s",
              value);
      case "wadl" ->
          Mismatch.unless(
              answer.text().contains("http://wadl.dev.java.net/2009/02")
                  && answer.text().contains("<resource"),
              "the body is no WADL");
      case "jpeg" -> magic(answer, "ffd8ff");
      case "png" -> magic(answer, "89504e470d0a1a0a");
      default -> throw new IllegalArgumentException("there is no judge " + name);
    }
  }

  private static void report(Answer answer) {
    Mismatch.unless(
        answer.body().length > 0 && answer.header("Content-Type").isPresent(),
        "%d without a status report",
        answer.status());
    insides(answer);
  }

  private static void insides(Answer answer) {
    var found = INSIDES.matcher(answer.text());
    Mismatch.unless(!found.find(), "the body shows insides of the server: %s", answer.summary());
  }

  private static void magic(Answer answer, String hex) {
    var expected = HexFormat.of().parseHex(hex);
    boolean begins =
        answer.body().length > expected.length
            && Arrays.equals(answer.body(), 0, expected.length, expected, 0, expected.length);
    Mismatch.unless(begins, "the body does not begin as %s should", answer.mediaType());
  }
}

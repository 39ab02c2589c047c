package org.isocenter.conformance.suite;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;

/** Expectations that many checks share. */
final class Expect {

  private Expect() {}

  static void status(Answer answer, int... statuses) {
    Mismatch.unless(
        IntStream.of(statuses).anyMatch(status -> status == answer.status()),
        "%s instead of %s",
        answer.summary(),
        Arrays.toString(statuses));
  }

  /**
   * Skips when the server has not got what is asked for; the rest must be one of {@code statuses}.
   */
  static void optional(Answer answer, List<Integer> absent, int... statuses) {
    if (absent.contains(answer.status())) {
      throw new NotApplicable("optional, and not there: " + answer.summary());
    }
    status(answer, statuses);
  }

  static void type(Answer answer, String... types) {
    Mismatch.unless(
        List.of(types).contains(answer.mediaType()),
        "Content-Type is %s instead of %s",
        answer.header("Content-Type").orElse("absent"),
        Arrays.toString(types));
  }

  static String header(Answer answer, String name) {
    return answer
        .header(name)
        .orElseThrow(() -> new Mismatch("there is no " + name + " in " + answer.summary()));
  }
}

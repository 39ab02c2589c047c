package org.isocenter.conformance.suite;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.isocenter.conformance.http.Mismatch;

/** The file of an instance as it was received: an extension that PS3.18 does not define. */
final class OriginalChecks {

  private static final List<Integer> ABSENT = List.of(404, 405, 501);

  private OriginalChecks() {}

  static List<Check> all() {
    var checks = new CheckList("ext Extensions");
    checks.add(
        "ext original",
        "GET of an original: the file as it was sent, byte for byte, with its digest (RFC 9530)",
        OriginalChecks::asSent);
    checks.add(
        "ext original",
        "an original is application/dicom: another type alone is 406",
        s -> {
          var specimen = s.specimens().loose("167", 1);
          StoreAnswer.sent(s, StoreChecks.store("/studies", specimen), 200);
          StoreAnswer.retrievable(s, specimen);
          var answer = s.get(specimen.path() + "/original", "Accept: image/png");
          Expect.optional(answer, ABSENT, 406);
          return answer.summary();
        });
    checks.add(
        "ext original",
        "the original of an unknown instance: 404",
        s -> {
          var specimen = s.specimens().loose("168", 1);
          var answer = s.get(specimen.path() + "/original", "Accept: application/dicom");
          Expect.status(answer, 404, 405, 501);
          return answer.summary();
        });
    return checks.all();
  }

  private static String asSent(Session s) throws Exception {
    var specimen = s.specimens().loose("167", 2);
    StoreAnswer.sent(s, StoreChecks.store("/studies", specimen), 200);
    StoreAnswer.retrievable(s, specimen);
    var answer = s.get(specimen.path() + "/original", "Accept: application/dicom");
    Expect.optional(answer, ABSENT, 200);
    Mismatch.unless(Arrays.equals(answer.body(), specimen.stored()), "it is %s", answer.summary());
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(specimen.stored());
    var digest = "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256));
    Mismatch.unless(
        answer.header("Repr-Digest").filter(digest::equals).isPresent(),
        "Repr-Digest is %s",
        answer.header("Repr-Digest").orElse("missing"));
    return answer.summary();
  }
}

package org.isocenter.conformance.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.isocenter.conformance.suite.Finding.Verdict;

/** What a run found, as a table for people and as JSON for machines. */
public record Report(String root, List<Finding> findings) {

  public Report {
    findings = List.copyOf(findings);
  }

  public long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }

  public List<Finding> failures() {
    return findings.stream().filter(finding -> finding.verdict() == Verdict.FAIL).toList();
  }

  static void print(Finding finding, PrintStream out) {
    out.printf(
        "%s  %-10s %s%n      %s%n",
        finding.verdict(), finding.check().section(), finding.check().text(), finding.seen());
  }

  public String summary() {
    return "%d passed, %d failed, %d skipped"
        .formatted(count(Verdict.PASS), count(Verdict.FAIL), count(Verdict.SKIP));
  }

  public void write(Path file) throws IOException {
    var mapper = new ObjectMapper();
    var document = mapper.createObjectNode().put("root", root);
    for (var verdict : Verdict.values()) {
      document.put(verdict.name().toLowerCase(java.util.Locale.ROOT), count(verdict));
    }
    var checks = document.putArray("checks");
    for (var finding : findings) {
      checks
          .addObject()
          .put("group", finding.check().group())
          .put("section", finding.check().section())
          .put("check", finding.check().text())
          .put("verdict", finding.verdict().name())
          .put("seen", finding.seen())
          .put("millis", finding.millis());
    }
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), document);
  }
}

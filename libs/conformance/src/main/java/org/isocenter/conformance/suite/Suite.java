package org.isocenter.conformance.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.isocenter.conformance.fixture.Specimens;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.http.Server;
import org.isocenter.conformance.suite.Finding.Verdict;

/** Every check, and running them against one DICOMweb root. */
public final class Suite {

  private static final List<String> TABLES =
      List.of("general.txt", "uri.txt", "retrieve.txt", "search.txt");

  private Suite() {}

  /** In the order in which they run and are printed. */
  public static List<Check> checks() {
    var checks = new ArrayList<Check>();
    TABLES.forEach(table -> checks.addAll(Table.read(table)));
    checks.addAll(GeneralChecks.all());
    checks.addAll(RetrieveChecks.all());
    checks.addAll(BulkDataChecks.all());
    checks.addAll(StoreChecks.all());
    checks.addAll(StoreFramingChecks.all());
    checks.addAll(StoreMetadataChecks.all());
    checks.addAll(SearchChecks.all());
    checks.addAll(DeleteChecks.all());
    checks.addAll(OriginalChecks.all());
    checks.addAll(CommitmentChecks.all());
    checks.addAll(NotificationChecks.all());
    checks.addAll(WorklistChecks.all());
    checks.addAll(ProcedureStepChecks.all());
    return checks.stream().sorted(java.util.Comparator.comparing(Check::group)).toList();
  }

  /**
   * Stores the suite's specimens at {@code root} and runs the checks whose {@link Check#id()}
   * contains a match of {@code only}.
   *
   * @param out where each finding is printed as soon as it is there
   */
  public static Report run(URI root, Pattern only, PrintStream out)
      throws IOException, InterruptedException {
    var selected = checks().stream().filter(check -> only.matcher(check.id()).find()).toList();
    var session = new Session(new Server(root), Specimens.random());
    out.printf("%d checks against %s%n", selected.size(), root);
    Setup.store(session);
    session.server().takeExchanges();
    session.refused().forEach((name, why) -> out.printf("not stored: %s: %s%n", name, why));
    var findings = new ArrayList<Finding>();
    run(
        selected,
        session,
        finding -> {
          boolean begins =
              findings.isEmpty()
                  || !findings.getLast().check().group().equals(finding.check().group());
          if (begins) {
            out.printf("%n%s%n", finding.check().group());
          }
          findings.add(finding);
          Report.print(finding, out);
        });
    var report = new Report(root.toString(), findings);
    out.printf("%n%s%n", report.summary());
    report.failures().forEach(failure -> Report.print(failure, out));
    return report;
  }

  private static void run(List<Check> checks, Session session, Consumer<Finding> found)
      throws InterruptedException {
    for (var check : checks) {
      long start = System.nanoTime();
      var verdict = Verdict.PASS;
      String seen;
      try {
        seen = check.probe().run(session);
      } catch (Mismatch e) {
        verdict = Verdict.FAIL;
        seen = String.valueOf(e.getMessage());
      } catch (NotApplicable e) {
        verdict = Verdict.SKIP;
        seen = String.valueOf(e.getMessage());
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        verdict = Verdict.FAIL;
        seen = e.toString();
      }
      var line = seen.replaceAll("[\\r\\n]+", " ");
      long millis = (System.nanoTime() - start) / 1_000_000;
      var exchanges = session.server().takeExchanges();
      found.accept(new Finding(check, verdict, line, millis, exchanges));
    }
  }
}

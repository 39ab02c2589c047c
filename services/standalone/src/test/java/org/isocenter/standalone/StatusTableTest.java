package org.isocenter.standalone;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isocenter.conformance.suite.Suite;
import org.junit.jupiter.api.Test;

/** Holds docs/worklist-statuses.md against the tests and resources that there are. */
class StatusTableTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern OURS =
      Pattern.compile("/(workitems|subscribers|commitment-requests|modality-|fhir).*");

  /** A row of the table. */
  private record Row(String request, String status, List<String> proofs) {}

  @Test
  void everyProofExists() throws IOException {
    var checks =
        Suite.checks().stream()
            .map(check -> check.section() + ": " + check.text())
            .collect(toSet());
    var methods = methods();

    for (Row row : rows()) {
      assertThat(row.proofs()).as("%s %s", row.request(), row.status()).isNotEmpty();
      assertThat(row.proofs())
          .as("%s %s", row.request(), row.status())
          .allMatch(
              proof -> proof.contains("#") ? methods.contains(proof) : checks.contains(proof));
    }
  }

  @Test
  void everyStatusThatAResourceDeclaresHasARow() throws IOException {
    var proven = rows().stream().map(row -> row.request() + " " + row.status()).collect(toSet());
    Set<String> missing = new TreeSet<>();
    for (String[] cells : table("docs/resources.md", 4)) {
      var path = cells[1].strip().replace("`", "");
      if (OURS.matcher(path).matches()) {
        for (String status : cells[3].strip().split(", ", -1)) {
          missing.add(cells[0].strip() + " " + path + " " + status);
        }
      }
    }
    assertThat(missing).as("declared statuses").hasSizeGreaterThan(60);

    missing.removeAll(proven);

    assertThat(missing).isEmpty();
  }

  private static List<Row> rows() throws IOException {
    return table("docs/worklist-statuses.md", 5).stream()
        .map(cells ->
            new Row(
                cells[1].strip().replace("`", ""),
                cells[2].strip(),
                CODE.matcher(cells[4]).results().map(match -> match.group(1)).toList()))
        .toList();
  }

  private static List<String[]> table(String document, int columns) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve(document))) {
      var cells = line.split("(?<!\\\\)\\|", -1);
      if (cells.length == columns + 2 && !line.startsWith("| ---")) {
        rows.add(Arrays.copyOfRange(cells, 1, columns + 1));
      }
    }
    return rows.subList(1, rows.size());
  }

  /** {@code Class#method} of everything below a folder of test sources. */
  private static Set<String> methods() throws IOException {
    var method = Pattern.compile("\\bvoid (\\w+)\\(");
    Set<String> methods = new TreeSet<>();
    for (String part : List.of("services", "libs")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
        for (Path file : files.filter(StatusTableTest::isTest).toList()) {
          var name = file.getFileName().toString().replace(".java", "");
          method
              .matcher(Files.readString(file))
              .results()
              .forEach(match -> methods.add(name + "#" + match.group(1)));
        }
      }
    }
    return methods;
  }

  private static boolean isTest(Path file) {
    return file.toString().contains("/src/test/java/") && file.toString().endsWith(".java");
  }
}

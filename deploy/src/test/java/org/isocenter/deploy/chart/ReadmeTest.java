package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * README.md lists every value, made from the comments of values.yaml, and answers every point of
 * the checklist. After a change: {@code ./mvnw -pl deploy test -Dtest=ReadmeTest
 * -Dchart.readme=write}.
 */
class ReadmeTest {

  private static final Path README = Chart.FOLDER.resolve("README.md");
  private static final String BEGIN = "<!-- values: made from values.yaml -->\n";
  private static final String END = "<!-- end of values -->\n";
  private static final Pattern LINE = Pattern.compile("( *)([A-Za-z][A-Za-z0-9]*):(?: (.*))?");
  private static final int POINTS = 53;

  @Test
  void listsEveryValue() throws IOException {
    String readme = Files.readString(README);
    String made = readme.substring(0, readme.indexOf(BEGIN)) + BEGIN + table() + after(readme);
    if ("write".equals(System.getProperty("chart.readme"))) {
      Files.writeString(README, made);
    }

    assertThat(Files.readString(README)).isEqualTo(made);
  }

  @Test
  void answersEveryPointOfTheChecklist() throws IOException {
    var rows = Files.readAllLines(README).stream().filter(line -> line.matches("\\| \\d+ \\|.*"));

    assertThat(rows.map(row -> Integer.parseInt(row.split("\\|", -1)[1].strip())))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, POINTS).boxed().toList());
  }

  /** What the answers point at is there: `file` or `file:words that stand in it`. */
  @Test
  void pointsAtWhatIsThere() throws IOException {
    var lost = new ArrayList<String>();
    for (String row : Files.readAllLines(README)) {
      if (row.matches("\\| \\d+ \\|.*")) {
        Pattern.compile(
                "`([A-Za-z_./-]+\\.(?:yaml|tpl|txt|md|json|tsv|java|svg)|\\.helmignore|LICENSE)(?::([^`]+))?`")
            .matcher(row)
            .results()
            .filter(found -> !isThere(found.group(1), found.group(2)))
            .forEach(found -> lost.add(found.group()));
      }
    }

    assertThat(lost).isEmpty();
  }

  private static boolean isThere(String file, String words) {
    List<Path> places =
        List.of(
            Chart.FOLDER.resolve(file),
            Chart.FOLDER.resolve("templates").resolve(file),
            Tools.ROOT.resolve(file),
            Tools.ROOT.resolve("deploy/src/test/java/org/isocenter/deploy/chart").resolve(file));
    return places.stream()
        .filter(Files::isRegularFile)
        .anyMatch(place -> words == null || read(place).contains(words));
  }

  private static String read(Path place) {
    try {
      return Files.readString(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String after(String readme) {
    return readme.substring(readme.indexOf(END));
  }

  /** Each key with a comment of the kind `# -- text` in the line above it. */
  private static String table() throws IOException {
    var table = new StringBuilder("| value | default | meaning |\n| --- | --- | --- |\n");
    var path = new ArrayList<String>();
    String comment = "";
    for (String line : Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))) {
      var key = LINE.matcher(line);
      if (line.strip().startsWith("# -- ")) {
        comment = line.strip().substring("# -- ".length());
      } else if (key.matches()) {
        int depth = key.group(1).length() / 2;
        path.subList(Math.min(depth, path.size()), path.size()).clear();
        path.add(key.group(2));
        if (!comment.isEmpty()) {
          table.append(row(String.join(".", path), key.group(3), comment));
        }
        comment = "";
      }
    }
    return table.toString();
  }

  private static String row(String path, String value, String comment) {
    String shown = value == null ? "" : "`" + value.replace("|", "\\|") + "`";
    return "| `" + path + "` | " + shown + " | " + comment.replace("|", "\\|") + " |\n";
  }
}

package org.isocenter.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and documentation speak of metrics that running services have. */
class MetricNamesTest {

  private static final Pattern OURS =
      Pattern.compile("\\b((?:isocenter|http_server|agroal|jvm|process)_[a-z0-9_]+)");
  private static final Pattern DOCUMENTED =
      Pattern.compile("^\\| `([a-z0-9_]+)`(?: \\*)? \\|", Pattern.MULTILINE);
  private static final Pattern PART = Pattern.compile("_(?:count|sum|max|bucket)$");

  /** UIDs, and values longer than any name. */
  private static final Pattern UNBOUNDED =
      Pattern.compile("=\"(?:[^\"]*\\d+\\.\\d+\\.\\d+[^\"]*|[^\"]{60,})\"");

  private static Set<String> names(Pattern pattern, String text) {
    return new TreeSet<>(
        pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList());
  }

  private static Set<String> measured() throws IOException {
    return new TreeSet<>(
        Repository.measured().stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[ {]", -1)[0])
            .toList());
  }

  private static Set<String> documented() throws IOException {
    return names(DOCUMENTED, Files.readString(Repository.ROOT.resolve("docs/metrics.md")));
  }

  @Test
  void dashboardsAndAlertsAskForWhatIsMeasured() throws IOException {
    assumeTrue(Repository.hasMetrics());
    var asked = names(OURS, Files.readString(Repository.RULES));
    for (var dashboard : Dashboard.all()) {
      dashboard.queries().forEach(query -> asked.addAll(names(OURS, query)));
    }

    assertThat(measured()).containsAll(asked);
  }

  @Test
  void everyMetricOfOursIsDocumentedAndEveryDocumentedOneIsMeasured() throws IOException {
    assumeTrue(Repository.hasMetrics());
    var measured = measured();
    var ours =
        measured.stream()
            .filter(name -> name.startsWith("isocenter_"))
            .map(name -> PART.matcher(name).replaceFirst(""))
            .toList();

    assertThat(documented()).containsAll(ours);
    assertThat(documented())
        .allMatch(name -> Stream.of("", "_count").anyMatch(end -> measured.contains(name + end)));
  }

  @Test
  void noLabelGrowsWithWhatIsStored() throws IOException {
    assumeTrue(Repository.hasMetrics());

    assertThat(Repository.measured())
        .filteredOn(line -> line.startsWith("isocenter_") || line.startsWith("http_"))
        .filteredOn(line -> !line.startsWith("isocenter_build_info"))
        .noneMatch(line -> UNBOUNDED.matcher(line).find());
  }
}

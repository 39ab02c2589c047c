package org.isocenter.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private static final String TRIALS = "src/test/resources/observability/alerts.yaml";

  private static List<String> found(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static List<String> alerts() throws IOException {
    return found("- alert: (\\w+)$", Repository.RULES);
  }

  @Test
  void areUnderstood() throws Exception {
    assumeTrue(Repository.hasPromtool());

    assertThat(Repository.complaints("check", "rules", Repository.RULES.toString())).isEmpty();
  }

  @Test
  void fireWhenTheyShouldAndAreSilentElse() throws Exception {
    assumeTrue(Repository.hasPromtool());

    assertThat(Repository.complaints("test", "rules", TRIALS)).isEmpty();
  }

  @Test
  void areTriedBothWays() throws IOException {
    for (String alert : alerts()) {
      assertThat(found("name: (" + alert + " (?:fires|is silent))$", Path.of(TRIALS)))
          .containsExactlyInAnyOrder(alert + " fires", alert + " is silent");
    }
  }

  @Test
  void sayWhatToDo() throws IOException {
    var runbooks = found("^## (\\w+)$", Repository.ROOT.resolve("docs/runbooks.md"));
    var urls = found("runbook_url: (\\S+)$", Repository.RULES);

    assertThat(runbooks).containsExactlyInAnyOrderElementsOf(alerts());
    assertThat(urls)
        .containsExactlyElementsOf(
            alerts().stream()
                .map(alert -> "docs/runbooks.md#" + alert.toLowerCase(Locale.ROOT))
                .toList());
  }
}

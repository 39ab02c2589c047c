package org.isocenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.isocenter.deploy.routes.RouteTable;
import org.junit.jupiter.api.Test;

/** What deploy/compose.yaml must not lose; Compose itself is not at hand here. */
class ComposeTest {
  private static final Pattern IMAGE = Pattern.compile("(?m)^    image: (.+)$");
  private static final Pattern PASSWORD =
      Pattern.compile("(?m)^ +\\S*(?:PASSWORD|SECRET_(?:ACCESS_)?KEY): (.+)$");

  private final String compose = Files.readString(Path.of("compose.yaml"));

  ComposeTest() throws IOException {}

  @Test
  void namesOtherPeoplesImagesByExactTag() {
    var others = found(IMAGE).stream().filter(image -> !image.startsWith("isocenter/")).toList();

    assertThat(others).hasSize(5).allMatch(image -> image.matches("[a-z/-]+:\\d+\\.\\d+\\S*"));
  }

  @Test
  void holdsNoPasswordAndStartsWithoutNone() {
    assertThat(found(PASSWORD))
        .hasSizeGreaterThan(6)
        .allMatch(value -> value.matches("\\$\\{[A-Z_]+:\\?run deploy/make-env first}"));
    assertThat(Path.of(".env.example"))
        .content()
        .contains("POSTGRES_PASSWORD=\n", "OBJECTS_SECRET_KEY=\n");
  }

  @Test
  void asksForTokensUnlessNoneIsSaid() {
    assertThat(compose).contains("ISOCENTER_AUTHENTICATION: ${ISOCENTER_AUTHENTICATION:-oidc}");
  }

  @Test
  void runsEveryServiceOfTheRouteTable() throws IOException {
    for (var service : RouteTable.read(Path.of("routes.tsv")).services()) {
      assertThat(compose).contains("\n  " + service + ":\n    <<: *service\n");
    }
  }

  private List<String> found(Pattern pattern) {
    return pattern.matcher(compose).results().map(match -> match.group(1)).toList();
  }
}

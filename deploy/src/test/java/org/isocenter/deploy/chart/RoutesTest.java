package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTPRoute sends every request where routes.tsv says, whatever a Gateway looks at first. */
class RoutesTest {

  /** One match of the route and the service it leads to. */
  private record Match(String kind, String value, String method, String service) {

    boolean fits(String asked, String path) {
      boolean there =
          switch (kind) {
            case "Exact" -> path.equals(value);
            case "PathPrefix" -> path.equals(value) || path.startsWith(value + "/");
            default -> Pattern.matches(value, path);
          };
      return there && (method.isEmpty() || method.equals(asked));
    }
  }

  @Test
  void theChartHasTheTableThatEverythingElseIsMadeFrom() throws IOException {
    assertThat(Chart.FOLDER.resolve("files/routes.tsv"))
        .hasSameTextualContentAs(Tools.ROOT.resolve("deploy/routes.tsv"));
  }

  /** Some Gateways try expressions before prefixes (Envoy Gateway), others after them (Istio). */
  @ParameterizedTest
  @ValueSource(
      strings = {"Exact RegularExpression PathPrefix", "Exact PathPrefix RegularExpression"})
  void sendsEveryRequestWhereTheTableSays(String order) throws IOException {
    List<RouteTable.Row> rows = RouteTable.rows();
    List<Match> matches = new ArrayList<>(matches());
    matches.sort(
        Comparator.comparingInt((Match match) -> order.indexOf(match.kind()))
            .thenComparingInt(match -> -match.value().length())
            .thenComparing(match -> match.method().isEmpty()));

    for (String path : RouteTable.PATHS) {
      for (String method : RouteTable.METHODS) {
        assertThat(target(matches, method, path))
            .as(method + " " + path)
            .isEqualTo(RouteTable.expected(rows, method, path));
      }
    }
  }

  @Test
  void keepsToTheLimitsOfTheGatewayApi() {
    JsonNode rules = route().at("/spec/rules");

    assertThat(rules).hasSizeLessThanOrEqualTo(16);
    assertThat(rules).allMatch(rule -> rule.path("matches").size() <= 64);
    assertThat(matches()).hasSizeLessThan(128);
  }

  @Test
  void leavesOutTheRoutesOfAServiceThatIsOff() {
    assertThat(Chart.text("httproute", "--set", "worklist.enabled=false"))
        .doesNotContain("/dicom-web/workitems")
        .contains("/dicom-web/wado");
  }

  private static Optional<String> target(List<Match> matches, String method, String path) {
    return matches.stream()
        .filter(match -> match.fits(method, path))
        .map(Match::service)
        .findFirst();
  }

  private static List<Match> matches() {
    return Policies.elements(route().at("/spec/rules"))
        .flatMap(rule ->
            Policies.elements(rule.path("matches"))
                .map(match -> match(match, rule.at("/backendRefs/0/name").asText())))
        .toList();
  }

  private static Match match(JsonNode match, String backend) {
    return new Match(
        match.at("/path/type").asText(),
        match.at("/path/value").asText(),
        match.path("method").asText(""),
        backend.replace("rel-isocenter-", ""));
  }

  private static Manifest route() {
    return Chart.only(Chart.render("httproute"), "HTTPRoute", "rel-isocenter");
  }
}

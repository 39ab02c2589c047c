package org.isocenter.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

  static List<Dashboard> dashboards() throws IOException {
    return Dashboard.all();
  }

  private static List<JsonNode> panels(Dashboard dashboard) {
    List<JsonNode> panels = new ArrayList<>();
    dashboard.json().get("panels").forEach(panels::add);
    return panels;
  }

  @Test
  void haveIdentifiersOfTheirOwn() throws IOException {
    assertThat(dashboards()).hasSize(5);
    assertThat(dashboards())
        .extracting(dashboard -> dashboard.json().get("uid").asText())
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.matches("isocenter-[a-z]+"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void askTheDataSourceThatTheReaderChooses(Dashboard dashboard) {
    var variables = dashboard.json().at("/templating/list");

    assertThat(variables.findValuesAsText("name")).contains("datasource", "job");
    for (JsonNode source : dashboard.json().findValues("datasource")) {
      assertThat(source.get("uid").asText()).isEqualTo("${datasource}");
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void havePanelsThatDoNotOverlap(Dashboard dashboard) {
    var panels = panels(dashboard);

    assertThat(panels).extracting(panel -> panel.get("id").asInt()).doesNotHaveDuplicates();
    for (JsonNode one : panels) {
      for (JsonNode other : panels) {
        assertThat(one.equals(other) || !overlap(one.get("gridPos"), other.get("gridPos")))
            .as("%s and %s", one.get("title"), other.get("title"))
            .isTrue();
      }
    }
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return overlap(one, other, "x", "w") && overlap(one, other, "y", "h");
  }

  private static boolean overlap(JsonNode one, JsonNode other, String from, String length) {
    int begin = one.get(from).asInt();
    int otherBegin = other.get(from).asInt();
    return begin < otherBegin + other.get(length).asInt()
        && otherBegin < begin + one.get(length).asInt();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void askWhatPrometheusUnderstands(Dashboard dashboard, @TempDir Path folder) throws Exception {
    assumeTrue(Repository.hasPromtool());
    var rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
    int number = 0;
    for (String query : dashboard.queries()) {
      rules.append("  - record: panel%d%n    expr: '%s'%n".formatted(number++, query));
    }
    var file = Files.writeString(folder.resolve("panels.yaml"), rules);

    assertThat(Repository.complaints("check", "rules", file.toString())).isEmpty();
  }
}

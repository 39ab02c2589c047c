package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundled gateway sends every request where routes.tsv says. */
class HaproxyTest {

  private static final Pattern CONDITION = Pattern.compile("\\{ (\\w+) ([^}]*?) }");

  /** A line of the configuration: a service, and conditions of which one group has to hold. */
  private record Rule(String service, List<String> groups) {

    static Rule of(String line) {
      String[] parts = line.split(" if ", 2);
      return new Rule(parts[0].replace("use_backend ", ""), List.of(parts[1].split(" or ", -1)));
    }

    boolean fits(String method, String path) {
      return groups.stream()
          .anyMatch(group ->
              CONDITION
                  .matcher(group)
                  .results()
                  .allMatch(found -> holds(found.group(1), found.group(2), method, path)));
    }

    private static boolean holds(String fetch, String value, String method, String path) {
      return switch (fetch) {
        case "method" -> List.of(value.split(" ", -1)).contains(method);
        case "path" -> path.equals(value);
        case "path_beg" -> path.startsWith(value);
        case "path_reg" -> Pattern.compile(value).matcher(path).find();
        default -> throw new IllegalArgumentException(fetch);
      };
    }
  }

  @Test
  void sendsEveryRequestWhereTheTableSays() throws IOException {
    List<RouteTable.Row> rows = RouteTable.rows();
    List<Rule> rules =
        configuration().filter(line -> line.startsWith("use_backend ")).map(Rule::of).toList();

    for (String path : RouteTable.PATHS) {
      for (String method : RouteTable.METHODS) {
        Optional<String> target =
            rules.stream().filter(rule -> rule.fits(method, path)).map(Rule::service).findFirst();
        assertThat(target)
            .as(method + " " + path)
            .isEqualTo(RouteTable.expected(rows, method, path));
      }
    }
  }

  @Test
  void knowsNoServiceThatIsOff() {
    assertThat(Chart.text("gateway", "--set", "worklist.enabled=false"))
        .doesNotContain("use_backend worklist")
        .doesNotContain("backend worklist");
  }

  private static Stream<String> configuration() {
    return Chart.only(Chart.render("gateway"), "ConfigMap", "rel-isocenter-gateway")
        .at("/data/haproxy.cfg")
        .asText()
        .lines()
        .map(String::strip);
  }
}

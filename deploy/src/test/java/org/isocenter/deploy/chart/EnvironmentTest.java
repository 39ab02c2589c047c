package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the chart tells the services, they understand: every variable is a documented key. */
class EnvironmentTest {

  /** Variables that are no configuration of a service, and why they are there. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "JDK_JAVA_OPTIONS", "read by the JVM",
          "TRUSTSTORE_PASSWORD", "named by JDK_JAVA_OPTIONS",
          "KAFKA_USERNAME", "named by sasl.jaas.config",
          "KAFKA_PASSWORD", "named by sasl.jaas.config",
          "QUARKUS_INIT_AND_EXIT", "of Quarkus: ends after the migrations",
          "QUARKUS_SHUTDOWN_TIMEOUT", "of Quarkus: how long requests under way may take",
          "QUARKUS_LOG_LEVEL", "of Quarkus: level of what has none of its own",
          "QUARKUS_OIDC_CLIENT_ID", "of Quarkus: the name of this application at the issuer",
          "QUARKUS_HTTP_LIMITS_MAX_HEADER_SIZE", "an operator's extraEnv in the shape full");

  private static final Pattern KAFKA_PROPERTY =
      Pattern.compile("ISOCENTER_KAFKA_PROPERTIES__[A-Z_]+_");
  private static final Pattern LOG_LEVEL = Pattern.compile("QUARKUS_LOG_CATEGORY__\\w+__LEVEL");

  @Test
  void everyVariableIsADocumentedKey() throws IOException {
    Set<String> documented = documented();
    var unknown =
        variables()
            .filter(name -> !documented.contains(name) && !OTHERS.containsKey(name))
            .filter(name -> !KAFKA_PROPERTY.matcher(name).matches())
            .filter(name -> !LOG_LEVEL.matcher(name).matches())
            .filter(name -> !name.startsWith("ROUND_TRIP_"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unknown).isEmpty();
  }

  @Test
  void noExceptionIsLeftOver() {
    assertThat(variables().toList()).containsAll(OTHERS.keySet());
  }

  /** The program behind {@code helm test} reads what the chart gives it. */
  @Test
  void theRoundTripKnowsItsVariables() throws IOException {
    String program =
        Files.readString(
            Tools.ROOT.resolve(
                "libs/platform/src/main/java/org/isocenter/platform/roundtrip/Settings.java"));
    Set<String> names =
        variables()
            .filter(name -> name.startsWith("ROUND_TRIP_"))
            .map(name -> name.substring("ROUND_TRIP_".length()))
            .collect(Collectors.toSet());

    assertThat(names).isNotEmpty().allMatch(name -> program.contains("{@code " + name));
  }

  /** KEDA looks at the lag of the groups in which query and retrieve consume. */
  @Test
  void theScalersKnowTheServicesGroups() throws IOException {
    for (String service : List.of("query/InstanceEvents", "retrieve/InstanceFeed")) {
      String[] names = service.split("/", -1);
      String source =
          "services/%s/src/main/java/org/isocenter/%1$s/messaging/%s.java"
              .formatted(names[0], names[1]);

      assertThat(Files.readString(Tools.ROOT.resolve(source)))
          .contains("String SERVICE = \"" + names[0] + "\"");
      assertThat(
              Chart.only(Chart.render("keda"), "ScaledObject", "rel-isocenter-" + names[0])
                  .at("/spec/triggers/0/metadata/consumerGroup")
                  .asText())
          .isEqualTo(names[0]);
    }
  }

  private static Stream<String> variables() {
    return Chart.shapes().stream()
        .flatMap(shape -> Chart.render(shape).stream())
        .flatMap(EnvironmentTest::variables);
  }

  private static Stream<String> variables(Manifest manifest) {
    if ("ConfigMap".equals(manifest.kind()) && !manifest.at("/data/haproxy.cfg").isTextual()) {
      return manifest.at("/data").properties().stream()
          .map(Map.Entry::getKey)
          .filter(name -> !name.contains("."));
    }
    return Policies.containers(manifest)
        .flatMap(container -> Policies.elements(container.path("env")))
        .map(variable -> variable.path("name").asText());
  }

  /** The keys in the first column of the tables, as MicroProfile Config names their variables. */
  private static Set<String> documented() throws IOException {
    List<String> lines = Files.readAllLines(Tools.ROOT.resolve("docs/configuration.md"));
    Pattern key = Pattern.compile("`([a-z][^`]*)`");
    return lines.stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" \\| ", 2)[0])
        .flatMap(cell -> key.matcher(cell).results())
        .map(found -> found.group(1).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}

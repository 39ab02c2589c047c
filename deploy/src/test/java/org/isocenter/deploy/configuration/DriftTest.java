package org.isocenter.deploy.configuration;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isocenter.deploy.Generated;
import org.junit.jupiter.api.Test;

/** Whoever renames a key finds here who still sets it by its old name. */
class DriftTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path PAGE = REPOSITORY.resolve("docs/configuration.md");

  /** A variable, parts of which a template or a shell may put in. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\b(?:ISOCENTER|QUARKUS)_(?:[A-Z0-9_]|\\{\\{[^}]*}}|\\$\\{[^}]*})+");

  /** A key at the begin of a line of YAML, as the chart's templates have them. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?m)^ *[\"']?((?:isocenter|quarkus)\\.(?:[a-z0-9.\"-]|\\{\\{[^}]*}})+)[\"']?:");

  private static final Pattern INSERTED = Pattern.compile("\\{\\{[^}]*}}|\\$\\{[^}]*}");
  private static final Pattern KEY = Pattern.compile("`((?:isocenter|quarkus)\\.[^`]+)`");

  /** No settings of a service: what scripts and Compose itself read. */
  private static final Set<String> OF_SCRIPTS =
      Set.of("ISOCENTER_TAG", "ISOCENTER_TRY", "ISOCENTER_JAVA_OPTS");

  @Test
  void everyVariableIsAKeyThatIsDocumented() throws IOException {
    var known = known();
    for (Path file : files()) {
      var unknown = new TreeSet<>(variables(Files.readString(file)));
      unknown.removeIf(variable -> isKnown(variable, known));

      assertThat(unknown).as("%s sets what no service reads", file).isEmpty();
    }
  }

  @Test
  void theVariablesOfComposeAreFound() throws IOException {
    assertThat(variables(Files.readString(REPOSITORY.resolve("deploy/compose.yaml"))))
        .contains("ISOCENTER_KAFKA_BOOTSTRAP", "ISOCENTER_QUERY_DB_URL")
        .hasSizeGreaterThan(20);
  }

  @Test
  void aVariableOfAKeyThatIsGoneIsUnknown() throws IOException {
    var known = known();

    assertThat(isKnown("ISOCENTER_QUERY_DB_URL", known)).isTrue();
    assertThat(isKnown("ISOCENTER_KAFKA_PROPERTIES_SASL_MECHANISM", known)).isTrue();
    assertThat(isKnown("ISOCENTER_${upper}_DB_URL", known)).isTrue();
    assertThat(isKnown("ISOCENTER_QUERY_DB_ADDRESS", known)).isFalse();
    assertThat(isKnown("ISOCENTER_{{ .name }}_DB_ADDRESS", known)).isFalse();
  }

  @Test
  void keysOfTemplatesAreFound() {
    var template =
        "a: b\nisocenter.{{ .component }}.db.url: {{ x }}\n  'quarkus.log.level': INFO\n";

    assertThat(variables(template))
        .containsExactlyInAnyOrder("ISOCENTER_{{}}_DB_URL", "QUARKUS_LOG_LEVEL");
  }

  private static List<Path> files() throws IOException {
    var fixed =
        Stream.of(
            "deploy/compose.yaml",
            "deploy/.env.example",
            "deploy/Dockerfile",
            "deploy/try",
            "deploy/src/main/java/org/isocenter/deploy/training/Training.java");
    var chart = REPOSITORY.resolve("helm/isocenter");
    if (!Files.isDirectory(chart)) {
      return fixed.map(REPOSITORY::resolve).toList();
    }
    try (var parts = Files.walk(chart)) {
      var ofChart = parts.filter(part -> part.toString().matches(".*\\.(ya?ml|tpl|txt)")).toList();
      return Stream.concat(fixed.map(REPOSITORY::resolve), ofChart.stream()).toList();
    }
  }

  private static Set<String> variables(String text) {
    var variables = VARIABLE.matcher(text).results().map(found -> found.group());
    var settings = SETTING.matcher(text).results().map(found -> asVariable(found.group(1)));
    return Stream.concat(variables, settings).collect(toSet());
  }

  /** What is inserted is upper case then, too. */
  private static String asVariable(String key) {
    var inserted = INSERTED.matcher(key).replaceAll("<>");
    var name = inserted.replaceAll("[^A-Za-z0-9<>]", "_").toUpperCase(Locale.ROOT);
    return name.replace("<>", "{{}}");
  }

  /** Patterns of the variables of all keys on the page, as it would be written now. */
  private static List<Pattern> known() throws IOException {
    var page = new Generated(REPOSITORY).files().get(PAGE);
    return KEY.matcher(String.valueOf(page))
        .results()
        .map(found -> found.group(1))
        .map(DriftTest::variable)
        .toList();
  }

  private static Pattern variable(String key) {
    var name = key.replace("\"…\"", "*").replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    return Pattern.compile(name.replace("*", "[A-Z0-9_]+"));
  }

  private static boolean isKnown(String variable, List<Pattern> known) {
    if (OF_SCRIPTS.contains(variable)) {
      return true;
    }
    var inserted = INSERTED.matcher(variable);
    var examples =
        inserted.find()
            ? Stream.of("INGEST", "QUERY", "RETRIEVE", "WORKLIST").map(inserted::replaceAll)
            : Stream.of(variable);
    return examples.anyMatch(
        example -> known.stream().anyMatch(pattern -> pattern.matcher(example).matches()));
  }
}

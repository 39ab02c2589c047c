package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What concerns a release as a whole: its neighbours, its names, its hooks, its secrets. */
class ReleasesTest {

  @Test
  void twoReleasesInOneNamespaceShareNothing() {
    List<Manifest> one = Chart.read(Chart.template("one", "full").orFail());
    List<Manifest> two = Chart.read(Chart.template("two", "full").orFail());

    assertThat(titles(one)).doesNotContainAnyElementsOf(titles(two));
    assertThat(selectors(one)).doesNotContainAnyElementsOf(selectors(two));
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "keda", "secrets"})
  void longNamesAreCut(String shape) {
    String longest = "a-release-with-a-name-as-long-as-helm-lets-it-ever-be";

    List<Manifest> all = Chart.read(Chart.template(longest, shape).orFail());

    assertThat(longest).hasSize(53);
    assertThat(Policies.faults(all)).noneMatch(fault -> fault.contains("[names and labels]"));
  }

  /** Helm runs hooks of one weight in the order of kinds and names; the account comes first. */
  @Test
  void migrationsRunBeforeAnythingElseWithWhatTheyBring() {
    List<Manifest> hooks =
        Chart.render("secrets").stream()
            .filter(hook -> hook.annotation("helm.sh/hook").orElse("").contains("pre-upgrade"))
            .toList();

    assertThat(hooks)
        .extracting(Manifest::kind)
        .containsExactlyInAnyOrder("ServiceAccount", "NetworkPolicy", "Job", "Job", "Job", "Job");
    assertThat(hooks)
        .allMatch(
            hook -> weight(hook) < 0 || "Job".equals(hook.kind()),
            "what jobs need comes before them");
    assertThat(hooks)
        .allMatch(hook ->
            hook.annotation("helm.sh/hook-delete-policy")
                .filter("before-hook-creation,hook-succeeded"::equals)
                .isPresent());
  }

  @Test
  void secretsInValuesEndInSecretsAlone() {
    var open =
        Chart.render("own-secrets").stream()
            .filter(manifest -> !"Secret".equals(manifest.kind()))
            .filter(manifest -> manifest.json().toString().matches(".*(try-only|dHJ5LW9ubHk).*"))
            .map(Manifest::title);

    assertThat(open).isEmpty();
    assertThat(notes("own-secrets")).doesNotContain("try-only");
  }

  @Test
  void aChangeOfASecretOrOfASettingRestartsPods() {
    String before = Chart.text("own-secrets");

    assertThat(checksum(before, "checksum~1secret"))
        .isNotEqualTo(checksum(set("database.password=other"), "checksum~1secret"));
    assertThat(checksum(before, "checksum~1config"))
        .isNotEqualTo(checksum(set("logging.level=DEBUG"), "checksum~1config"));
    assertThat(checksum(before, "checksum~1secret"))
        .isEqualTo(checksum(set("logging.level=DEBUG"), "checksum~1secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway,  https://pacs.example.org/dicom-web",
    "httproute-gateway, https://pacs.example.org/dicom-web",
    "minimal,  http://rel-isocenter-query.imaging:8080/dicom-web",
    "own-secrets, NOBODY IS ASKED WHO THEY ARE"
  })
  void theNotesNameTheRealAddresses(String shape, String said) {
    assertThat(notes(shape)).contains(said);
  }

  @Test
  void furtherObjectsMayBeTemplates() {
    List<Manifest> all =
        Chart.render(
            "minimal",
            "--set-json",
            "extraObjects=[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                + "\"metadata\":{\"name\":\"{{ .Release.Name }}-more\"}}]");

    assertThat(titles(all)).contains("ConfigMap rel-more");
  }

  @Test
  void imagesAreNamedByRegistryTagOrDigest() {
    var images =
        Chart.render("full").stream()
            .filter(manifest -> "Deployment".equals(manifest.kind()))
            .collect(
                Collectors.toMap(
                    Manifest::name,
                    pod -> pod.at("/spec/template/spec/containers/0/image").asText()));

    assertThat(images)
        .containsAllEntriesOf(
            Map.of(
                "rel-isocenter-ingest", "registry.example.org/isocenter/ingest:0.1.0-rc1",
                "rel-isocenter-query", "registry.example.org/isocenter/query:0.1.0"));
    assertThat(images.get("rel-isocenter-retrieve"))
        .startsWith("registry.example.org/isocenter/retrieve@sha256:");
  }

  private static String set(String value) {
    return Chart.text("own-secrets", "--set", value);
  }

  private static String checksum(String text, String annotation) {
    return Chart.only(Chart.read(text), "Deployment", "rel-isocenter-query")
        .at("/spec/template/metadata/annotations/" + annotation)
        .asText();
  }

  private static String notes(String shape) {
    String out =
        Chart.helm(
                "install",
                "rel",
                ".",
                "--namespace",
                "imaging",
                "--dry-run=client",
                "--values",
                "ci/" + shape + "-values.yaml")
            .orFail();
    return out.substring(out.indexOf("\nNOTES:"));
  }

  private static int weight(Manifest hook) {
    return hook.annotation("helm.sh/hook-weight").map(Integer::parseInt).orElse(0);
  }

  private static List<String> titles(List<Manifest> manifests) {
    return manifests.stream().map(Manifest::title).toList();
  }

  private static List<String> selectors(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> "Deployment".equals(manifest.kind()))
        .map(manifest -> manifest.at("/spec/selector").toString())
        .toList();
  }
}

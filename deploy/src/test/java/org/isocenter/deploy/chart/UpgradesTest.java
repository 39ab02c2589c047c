package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An upgrade asks for no change that an API server refuses. */
class UpgradesTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void packageTheNextVersion() {
    Chart.helm(
            "package",
            ".",
            "--version",
            "9.9.9",
            "--app-version",
            "9.9.9",
            "--destination",
            folder.toString())
        .orFail();
  }

  static List<String> shapes() {
    return Chart.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void theNextVersionChangesNothingImmutable(String shape) {
    var next =
        Chart.read(Chart.packaged(folder.resolve("isocenter-9.9.9.tgz"), "rel", shape).orFail());

    assertThat(next.toString()).contains("9.9.9").isNotEqualTo(Chart.render(shape).toString());
    assertThat(immutable(next)).isEqualTo(immutable(Chart.render(shape)));
  }

  /** Values may be changed in whatever way, as long as the objects keep their names. */
  @ParameterizedTest
  @MethodSource("shapes")
  void otherValuesChangeNothingImmutable(String shape) {
    var before = immutable(Chart.render(shape));
    for (String other : shapes()) {
      var after = immutable(Chart.render(other));
      after.keySet().retainAll(before.keySet());

      assertThat(before).as("from %s to %s", shape, other).containsAllEntriesOf(after);
    }
  }

  @Test
  void looksAtSelectors() {
    assertThat(immutable(Chart.render("minimal")))
        .hasEntrySatisfying(
            "Deployment rel-isocenter-query",
            selector -> assertThat(selector.toString()).contains("app.kubernetes.io/component"));
  }

  /** What an object cannot change after it was created, by the object's title. */
  private static Map<String, JsonNode> immutable(List<Manifest> manifests) {
    var fields = new HashMap<String, JsonNode>();
    for (Manifest manifest : manifests) {
      switch (manifest.kind()) {
        case "Deployment" -> fields.put(manifest.title(), manifest.at("/spec/selector"));
        case "Service" -> fields.put(manifest.title(), manifest.at("/spec/clusterIP"));
        case "Secret" -> fields.put(manifest.title(), manifest.at("/type"));
        case "Job", "Pod" ->
            assertThat(manifest.annotation("helm.sh/hook-delete-policy").orElse(""))
                .as("%s is made anew", manifest.title())
                .contains("before-hook-creation");
        default ->
            assertThat(manifest.kind())
                .as("kinds with immutable fields")
                .isNotIn("StatefulSet", "PersistentVolumeClaim", "RoleBinding", "StorageClass");
      }
    }
    return fields;
  }
}

package org.isocenter.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Validators that find nothing are worth nothing: each fault here must be found by the one named.
 */
class MutationsTest {

  private static List<Manifest> sound = List.of();

  @BeforeAll
  static void render() {
    sound = Chart.render("full", "--set", "query.keda.enabled=true");
  }

  /** Places are pointers below the object; an empty value takes the place away. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          names    | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/livenessProbe/perodSeconds | 5
          names    | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/readOnlyFs | true
          names    | PodDisruptionBudget | rel-isocenter-query | /spec/maxUnavailble | 1
          names    | NetworkPolicy       | rel-isocenter-query | /spec/ingres | []
          names    | Job                 | rel-isocenter-migration-query | /spec/backofLimit | 3
          typed    | HTTPRoute           | rel-isocenter       | /spec/rules/0/timeout | {"request":"1s"}
          typed    | ServiceMonitor      | rel-isocenter       | /spec/endpoints/0/intervall | "30s"
          typed    | Deployment          | rel-isocenter-query | /spec/template/spec/automountServiceAccountToken | "no"
          node     | Service             | rel-isocenter-query | /spec/ports/0/port | "8080"
          node     | HTTPRoute           | rel-isocenter       | /spec/rules/1/matches/0/path/type | "Regex"
          node     | HTTPRoute           | rel-isocenter       | /spec/rules/0/timeouts/request | "1 hour"
          node     | Deployment          | rel-isocenter-query | /spec/selector |
          node     | ScaledObject        | rel-isocenter-query | /spec/triggers |
          node     | ServiceMonitor      | rel-isocenter       | /spec/endpoints/0/interval | "often"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/securityContext/runAsUser | 0
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/securityContext/privileged | true
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/securityContext/capabilities/drop/0 | "KILL"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/image | "isocenter/query:latest"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/image | "registry:5000/isocenter/query"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/resources/limits |
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/startupProbe |
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/livenessProbe/httpGet/path | "/q/health/ready"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/serviceAccountName | "default"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/serviceAccountName | "rel-isocenter-typo"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/volumes/0/emptyDir | {}
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/terminationGracePeriodSeconds | 10
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/ports/0/protocol |
          policies | Deployment          | rel-isocenter-query | /spec/selector/matchLabels/helm.sh~1chart | "isocenter-0.1.0"
          policies | Deployment          | rel-isocenter-query | /spec/template/spec/containers/0/env/1 | {"name":"ISOCENTER_QUERY_DB_PASSWORD","value":"open"}
          policies | ConfigMap           | rel-isocenter-query | /data/ISOCENTER_QUERY_DB_PASSWORD | "open"
          policies | PodDisruptionBudget | rel-isocenter-query | /spec/minAvailable | 2
          policies | PodDisruptionBudget | rel-isocenter-query | /spec/maxUnavailable | "0%"
          policies | Service             | rel-isocenter-query | /spec/ports/0/protocol |
          policies | Service             | rel-isocenter-query | /spec/ports/0/targetPort | "management"
          policies | Service             | rel-isocenter-query | /spec/selector/app.kubernetes.io~1component | "queri"
          policies | Service             | rel-isocenter-query | /metadata/namespace |
          policies | ServiceAccount      | rel-isocenter       | /automountServiceAccountToken |
          policies | Job                 | rel-isocenter-migration-query | /spec/template/spec/serviceAccountName | "rel-isocenter"
          """)
  void isFound(String validator, String kind, String name, String place, String value) {
    Manifest broken = Chart.only(sound, kind, name).copy();
    change(broken.json(), place, value);

    assertThat(faults(validator, broken)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"names", "typed", "policies"})
  void nothingIsFoundInWhatIsSound(String validator) {
    assertThat(sound).flatMap(manifest -> faults(validator, manifest)).isEmpty();
  }

  @Test
  void nothingIsFoundInWhatIsSoundByNode() {
    assertThat(NodeModels.faults(sound)).isEmpty();
  }

  private static List<String> faults(String validator, Manifest manifest) {
    return switch (validator) {
      case "names" -> StrictNames.faults(manifest);
      case "typed" -> TypedModels.faults(manifest);
      case "node" -> NodeModels.faults(List.of(manifest));
      case "policies" ->
          Policies.faults(
              sound.stream()
                  .map(other -> other.title().equals(manifest.title()) ? manifest : other)
                  .toList());
      default -> throw new IllegalArgumentException(validator);
    };
  }

  private static void change(ObjectNode json, String place, String value) {
    JsonNode parent = json.at(place.substring(0, place.lastIndexOf('/')));
    String key = place.substring(place.lastIndexOf('/') + 1).replace("~1", "/");
    if (value == null) {
      ((ObjectNode) parent).remove(key);
    } else if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(key), read(value));
    } else {
      ((ObjectNode) parent).set(key, read(value));
    }
  }

  private static JsonNode read(String value) {
    try {
      return Chart.YAML.readTree(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

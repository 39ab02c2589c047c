package org.isocenter.deploy.chart;

import static org.isocenter.deploy.chart.Policies.containers;
import static org.isocenter.deploy.chart.Policies.elements;
import static org.isocenter.deploy.chart.Policies.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about names, ports and what points at what. */
final class ObjectPolicies {

  private static final int LONGEST_NAME = 63;

  private static final Set<String> SELECTORS =
      Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component");

  private ObjectPolicies() {}

  static Stream<String> disruption(Manifest manifest) {
    if (!"PodDisruptionBudget".equals(manifest.kind())) {
      return Stream.empty();
    }
    String most = manifest.at("/spec/maxUnavailable").asText("0");
    return require(
        !manifest.json().path("spec").has("minAvailable") && !most.matches("0+%?"),
        "may keep a node from being drained");
  }

  static Stream<String> protocols(Manifest manifest) {
    var ports =
        "Service".equals(manifest.kind())
            ? elements(manifest.at("/spec/ports"))
            : containers(manifest).flatMap(container -> elements(container.path("ports")));
    return ports
        .filter(port -> !"TCP".equals(port.path("protocol").asText()))
        .map(port -> "port " + port.path("name").asText() + " does not say TCP");
  }

  /** Health and metrics are in no Service but the headless one that a ServiceMonitor needs. */
  static Stream<String> management(Manifest manifest) {
    if (!"Service".equals(manifest.kind())
        || "None".equals(manifest.at("/spec/clusterIP").asText())) {
      return Stream.empty();
    }
    return elements(manifest.at("/spec/ports"))
        .filter(port -> !"http".equals(port.path("targetPort").asText()))
        .map(port -> "shows port " + port.path("name").asText());
  }

  static Stream<String> selectors(Manifest manifest, List<Manifest> all) {
    if (!"Deployment".equals(manifest.kind())) {
      return Stream.empty();
    }
    Map<String, String> selector = strings(manifest.at("/spec/selector/matchLabels"));
    return Stream.concat(
        require(selector.keySet().equals(SELECTORS), "selects by " + selector.keySet()),
        require(
            all.stream().filter(other -> isSameWorkload(other, selector)).count() == 1,
            "shares its selector"));
  }

  private static boolean isSameWorkload(Manifest other, Map<String, String> selector) {
    return "Deployment".equals(other.kind())
        && strings(other.at("/spec/selector/matchLabels")).equals(selector);
  }

  /** Services, disruption budgets and policies select pods that there are. */
  static Stream<String> targets(Manifest manifest, List<Manifest> all) {
    String where =
        switch (manifest.kind()) {
          case "Service" -> "/spec/selector";
          case "PodDisruptionBudget", "Deployment" -> "/spec/selector/matchLabels";
          case "NetworkPolicy" -> "/spec/podSelector/matchLabels";
          default -> "";
        };
    if (where.isEmpty()) {
      return Stream.empty();
    }
    Map<String, String> selector = strings(manifest.at(where));
    boolean found =
        all.stream()
            .map(Manifest::pod)
            .map(pod -> strings(pod.at("/metadata/labels")))
            .anyMatch(labels -> labels.entrySet().containsAll(selector.entrySet()));
    return require(!selector.isEmpty() && found, "selects no pod by " + selector);
  }

  static Stream<String> names(Manifest manifest) {
    Map<String, String> labels = strings(manifest.at("/metadata/labels"));
    return Stream.of(
            require(manifest.name().length() <= LONGEST_NAME, "has too long a name"),
            require(
                manifest.at("/metadata/namespace").asText().equals("imaging"), "has no namespace"),
            require(labels.keySet().containsAll(SELECTORS), "lacks recommended labels"),
            labels.entrySet().stream()
                .filter(label -> label.getValue().length() > LONGEST_NAME)
                .map(label -> "label " + label.getKey() + " is too long"))
        .flatMap(faults -> faults);
  }

  private static Map<String, String> strings(JsonNode object) {
    return object.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }
}

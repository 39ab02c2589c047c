package org.isocenter.deploy.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What every rendering must keep to, whatever the values: one rule each, by name. */
final class Policies {

  /** The rules: what is wrong with an object, among all objects of its rendering. */
  interface Rule {
    Stream<String> faults(Manifest manifest, List<Manifest> all);
  }

  private static final Map<String, Rule> RULES = new TreeMap<>();

  static {
    RULES.put("restricted pods", (manifest, _) -> PodPolicies.restricted(manifest));
    RULES.put("memory is bounded", (manifest, _) -> PodPolicies.resources(manifest));
    RULES.put("three probes", (manifest, _) -> PodPolicies.probes(manifest));
    RULES.put("images have a version", (manifest, _) -> PodPolicies.images(manifest));
    RULES.put("no token of the cluster", (manifest, _) -> PodPolicies.tokens(manifest));
    RULES.put("volumes are bounded", (manifest, _) -> PodPolicies.volumes(manifest));
    RULES.put("time to drain", (manifest, _) -> PodPolicies.gracePeriod(manifest));
    RULES.put("nodes can be drained", (manifest, _) -> ObjectPolicies.disruption(manifest));
    RULES.put("ports say TCP", (manifest, _) -> ObjectPolicies.protocols(manifest));
    RULES.put("management stays inside", (manifest, _) -> ObjectPolicies.management(manifest));
    RULES.put("selectors never change", ObjectPolicies::selectors);
    RULES.put("selectors find pods", ObjectPolicies::targets);
    RULES.put("names and labels", (manifest, _) -> ObjectPolicies.names(manifest));
    RULES.put("no secrets in the open", (manifest, _) -> SecretPolicies.openSecrets(manifest));
    RULES.put("hooks stand alone", SecretPolicies::hooks);
    RULES.put("references lead somewhere", SecretPolicies::references);
  }

  private Policies() {}

  static List<String> faults(List<Manifest> manifests) {
    return RULES.entrySet().stream()
        .flatMap(rule -> faults(manifests, rule.getKey(), rule.getValue()))
        .toList();
  }

  private static Stream<String> faults(List<Manifest> manifests, String name, Rule rule) {
    return manifests.stream()
        .flatMap(manifest ->
            rule.faults(manifest, manifests)
                .map(fault -> "[" + name + "] " + manifest.title() + ": " + fault));
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** All containers of a pod, init containers and sidecars among them. */
  static Stream<JsonNode> containers(Manifest manifest) {
    JsonNode pod = manifest.pod().path("spec");
    return Stream.concat(elements(pod.path("initContainers")), elements(pod.path("containers")));
  }

  /** A fault for each container that does not pass. */
  static Stream<String> inContainers(
      Manifest manifest, String fault, Function<JsonNode, Boolean> passes) {
    return containers(manifest)
        .filter(container -> !passes.apply(container))
        .map(container -> container.path("name").asText() + " " + fault);
  }

  /** A fault when it does not hold. */
  static Stream<String> require(boolean holds, String fault) {
    return holds ? Stream.empty() : Stream.of(fault);
  }
}

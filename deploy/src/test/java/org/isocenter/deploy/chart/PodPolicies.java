package org.isocenter.deploy.chart;

import static org.isocenter.deploy.chart.Policies.containers;
import static org.isocenter.deploy.chart.Policies.elements;
import static org.isocenter.deploy.chart.Policies.inContainers;
import static org.isocenter.deploy.chart.Policies.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about pods. */
final class PodPolicies {

  private static final int FIRST_USER = 10001;

  private PodPolicies() {}

  /** The Pod Security Standard "restricted", and a root file system that cannot be written. */
  static Stream<String> restricted(Manifest manifest) {
    JsonNode pod = manifest.pod().path("spec");
    if (pod.isMissingNode()) {
      return Stream.empty();
    }
    JsonNode context = pod.path("securityContext");
    return Stream.of(
            require(context.path("runAsNonRoot").asBoolean(), "may run as root"),
            require(context.path("runAsUser").asInt() >= FIRST_USER, "has no user of its own"),
            require(
                "RuntimeDefault".equals(context.at("/seccompProfile/type").asText()),
                "has no seccomp profile"),
            require(!pod.path("hostNetwork").asBoolean(), "uses the node's network"),
            require(!pod.path("hostPID").asBoolean(), "sees the node's processes"),
            inContainers(manifest, "is not restricted", PodPolicies::isRestricted))
        .flatMap(Function.identity());
  }

  private static boolean isRestricted(JsonNode container) {
    JsonNode context = container.path("securityContext");
    return !context.path("allowPrivilegeEscalation").asBoolean(true)
        && !context.path("privileged").asBoolean()
        && context.path("readOnlyRootFilesystem").asBoolean()
        && "ALL".equals(context.at("/capabilities/drop/0").asText())
        && context.at("/capabilities/add").isMissingNode()
        && !context.has("runAsUser");
  }

  static Stream<String> resources(Manifest manifest) {
    return inContainers(
        manifest,
        "has no requests, or memory without a limit",
        container ->
            container.at("/resources/requests/cpu").isTextual()
                && container.at("/resources/requests/memory").isTextual()
                && container.at("/resources/limits/memory").isTextual());
  }

  /** Liveness must not ask what depends on PostgreSQL, Kafka or the object store. */
  static Stream<String> probes(Manifest manifest) {
    if (!"Deployment".equals(manifest.kind())) {
      return Stream.empty();
    }
    return inContainers(
        manifest,
        "lacks a probe, or lives by what is outside of it",
        container ->
            Stream.of("startupProbe", "readinessProbe", "livenessProbe").allMatch(container::has)
                && Set.of("/q/health/live", "/health")
                    .contains(container.at("/livenessProbe/httpGet/path").asText())
                && "management".equals(container.at("/livenessProbe/httpGet/port").asText()));
  }

  static Stream<String> images(Manifest manifest) {
    return inContainers(
        manifest,
        "has an image without a version",
        container -> {
          String image = container.path("image").asText();
          String name = image.substring(image.lastIndexOf('/') + 1);
          return image.contains("@sha256:") || (name.contains(":") && !name.endsWith(":latest"));
        });
  }

  static Stream<String> tokens(Manifest manifest) {
    if ("ServiceAccount".equals(manifest.kind())) {
      return require(
          isFalse(manifest.at("/automountServiceAccountToken")), "hands its token to every pod");
    }
    JsonNode pod = manifest.pod().path("spec");
    if (pod.isMissingNode()) {
      return Stream.empty();
    }
    return Stream.concat(
        require(isFalse(pod.path("automountServiceAccountToken")), "mounts a token"),
        require(
            !List.of("", "default").contains(pod.path("serviceAccountName").asText()),
            "uses the default account"));
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.asBoolean();
  }

  static Stream<String> volumes(Manifest manifest) {
    return elements(manifest.pod().at("/spec/volumes"))
        .filter(volume -> !isBounded(volume))
        .map(volume -> "volume " + volume.path("name").asText() + " is not bounded");
  }

  private static boolean isBounded(JsonNode volume) {
    return volume.has("secret")
        || volume.has("configMap")
        || volume.at("/emptyDir/sizeLimit").isTextual();
  }

  /** The time between SIGTERM and SIGKILL covers the pause before it and the draining after it. */
  static Stream<String> gracePeriod(Manifest manifest) {
    if (!"Deployment".equals(manifest.kind())) {
      return Stream.empty();
    }
    int grace = manifest.pod().at("/spec/terminationGracePeriodSeconds").asInt();
    return containers(manifest)
        .filter(container -> container.has("lifecycle"))
        .map(container -> container.at("/lifecycle/preStop/sleep/seconds").asInt())
        .filter(pause -> grace < pause + 20)
        .map(pause -> "has " + grace + " s to stop and sleeps " + pause + " s of them");
  }
}

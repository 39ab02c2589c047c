package org.isocenter.deploy.chart;

import static org.isocenter.deploy.chart.Policies.containers;
import static org.isocenter.deploy.chart.Policies.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about secrets, and about what hooks may count on. */
final class SecretPolicies {

  private static final Pattern SECRET =
      Pattern.compile("PASSWORD|SECRET|ACCESS_KEY|JAAS|TOKEN$|PRIVATE|KEYSTORE_KEY");

  private SecretPolicies() {}

  /** A setting that is named like a secret is in no ConfigMap, and its value in no manifest. */
  static Stream<String> openSecrets(Manifest manifest) {
    var settings =
        "ConfigMap".equals(manifest.kind())
            ? manifest.at("/data").properties().stream().map(entry -> entry.getKey())
            : containers(manifest)
                .flatMap(container -> elements(container.path("env")))
                .filter(SecretPolicies::isOpen)
                .map(variable -> variable.path("name").asText());
    return settings
        .filter(name -> SECRET.matcher(name).find())
        .map(name -> name + " stands in the open");
  }

  /** A value that names another variable shows nothing. */
  private static boolean isOpen(JsonNode variable) {
    return variable.has("value") && !variable.path("value").asText().contains("$(");
  }

  /** Before an installation there is nothing of the release but its hooks. */
  static Stream<String> hooks(Manifest manifest, List<Manifest> all) {
    if (manifest.annotation("helm.sh/hook").filter(hook -> hook.contains("pre-")).isEmpty()) {
      return Stream.empty();
    }
    Set<String> later =
        all.stream()
            .filter(other -> !other.isHook())
            .map(Manifest::title)
            .collect(Collectors.toSet());
    return wanted(manifest)
        .filter(later::contains)
        .map(title -> "needs " + title + ", which comes after it");
  }

  /** What looks like the release's own is there. */
  static Stream<String> references(Manifest manifest, List<Manifest> all) {
    Set<String> there = all.stream().map(Manifest::title).collect(Collectors.toSet());
    return wanted(manifest)
        .filter(title -> title.contains(" rel-isocenter"))
        .filter(title -> !there.contains(title))
        .map(title -> "needs " + title + ", which is not there");
  }

  /** Kind and name of what the pods of an object need. */
  private static Stream<String> wanted(Manifest manifest) {
    JsonNode pod = manifest.pod().path("spec");
    var variables = containers(manifest).flatMap(container -> elements(container.path("env")));
    var sources = containers(manifest).flatMap(container -> elements(container.path("envFrom")));
    return Stream.of(
            variables.flatMap(variable -> named(variable.path("valueFrom"), "KeyRef")),
            sources.flatMap(source -> named(source, "Ref")),
            elements(pod.path("volumes")).flatMap(SecretPolicies::mounted),
            Stream.of("ServiceAccount " + pod.path("serviceAccountName").asText()))
        .flatMap(titles -> titles)
        .filter(title -> !title.endsWith(" "));
  }

  private static Stream<String> named(JsonNode reference, String suffix) {
    return Stream.of(
        "Secret " + reference.path("secret" + suffix).path("name").asText(),
        "ConfigMap " + reference.path("configMap" + suffix).path("name").asText());
  }

  private static Stream<String> mounted(JsonNode volume) {
    return Stream.of(
        "Secret " + volume.at("/secret/secretName").asText(),
        "ConfigMap " + volume.at("/configMap/name").asText());
  }
}

package org.isocenter.deploy.chart;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types, enumerations and required fields, checked with the models of npm's kubernetes-models;
 * those of KEDA, cert-manager, the Gateway API and the Prometheus operator among them.
 */
final class NodeModels {

  private NodeModels() {}

  static List<String> faults(List<Manifest> manifests) {
    String objects =
        manifests.stream()
            .map(manifest -> manifest.json().toString())
            .collect(Collectors.joining(",", "[", "]"));
    return Stream.of(Tools.node("validate.mjs", objects).split("\n", -1))
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\t", 2))
        .map(fault -> manifests.get(Integer.parseInt(fault[0])).title() + ": " + fault[1])
        .toList();
  }
}

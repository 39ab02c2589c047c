package org.isocenter.deploy.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One rendered object. */
record Manifest(ObjectNode json) {

  String apiVersion() {
    return json.path("apiVersion").asText();
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  /** Kind and name, for people. */
  String title() {
    return kind() + " " + name();
  }

  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  Optional<String> annotation(String name) {
    return Optional.ofNullable(json.at("/metadata/annotations").get(name)).map(JsonNode::asText);
  }

  /** Whether Helm creates it apart from the release. */
  boolean isHook() {
    return annotation("helm.sh/hook").isPresent();
  }

  /** The template of its pods, or the pod itself; missing in what has none. */
  JsonNode pod() {
    return "Pod".equals(kind()) ? json : json.at("/spec/template");
  }

  Manifest copy() {
    return new Manifest(json.deepCopy());
  }
}

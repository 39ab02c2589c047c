package org.isocenter.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.isocenter.conformance.fixture.Specimen;
import org.isocenter.conformance.http.Answer;
import org.isocenter.conformance.http.Mismatch;
import org.isocenter.conformance.judge.JsonModel;

/**
 * Judges of DICOM JSON: {@code has=T1,T2} and {@code lacks=} in every data set, {@code
 * value=TAG:TEXT} in every one ({@code a/b} for several values, {@code TAG.TAG} into the first
 * item), {@code values=} in any order, {@code studies=}, {@code series=}, {@code instances=}:
 * exactly those of these specimens, each once; {@code atmost=N} and {@code atleast=N} data sets.
 */
final class DatasetJudges {

  private DatasetJudges() {}

  static void apply(String name, String value, Answer answer, Session session) {
    var datasets = answer.status() == 204 ? List.<JsonNode>of() : JsonModel.datasets(answer.body());
    switch (name) {
      case "has" -> has(datasets, value, true);
      case "lacks" -> has(datasets, value, false);
      case "value" -> value(datasets, value);
      case "values" -> values(datasets, value);
      case "studies" -> exactly(datasets, "0020000D", value, session);
      case "series" -> exactly(datasets, "0020000E", value, session);
      case "instances" -> exactly(datasets, "00080018", value, session);
      case "atmost" ->
          Mismatch.unless(
              datasets.size() <= Integer.parseInt(value), "%d data sets", datasets.size());
      case "atleast" ->
          Mismatch.unless(
              datasets.size() >= Integer.parseInt(value), "%d data sets", datasets.size());
      default -> throw new IllegalArgumentException("there is no judge " + name);
    }
  }

  private static void has(List<JsonNode> datasets, String tags, boolean expected) {
    Mismatch.unless(!datasets.isEmpty(), "there is no data set");
    for (var dataset : datasets) {
      for (var tag : tags.split(",", -1)) {
        Mismatch.unless(
            attribute(dataset, tag).isMissingNode() != expected,
            expected ? "%s is missing" : "%s is there, unexpectedly",
            tag);
      }
    }
  }

  private static void value(List<JsonNode> datasets, String value) {
    Mismatch.unless(!datasets.isEmpty(), "there is no data set");
    int colon = value.indexOf(':');
    var tag = value.substring(0, colon);
    var expected = value.substring(colon + 1);
    for (var dataset : datasets) {
      var seen = text(attribute(dataset, tag));
      Mismatch.unless(seen.equals(expected), "%s is '%s' instead of '%s'", tag, seen, expected);
    }
  }

  /** The same values, in whatever order. */
  private static void values(List<JsonNode> datasets, String value) {
    int colon = value.indexOf(':');
    for (var dataset : datasets) {
      var seen = text(attribute(dataset, value.substring(0, colon)));
      var expected = value.substring(colon + 1);
      Mismatch.unless(
          new TreeSet<>(Arrays.asList(seen.split("/", -1)))
              .equals(new TreeSet<>(Arrays.asList(expected.split("/", -1)))),
          "the values are %s instead of %s",
          seen,
          expected);
    }
  }

  static JsonNode attribute(JsonNode dataset, String path) {
    var tags = path.split("\\.", -1);
    var node = dataset.path(tags[0]);
    for (int i = 1; i < tags.length; i++) {
      node = node.path("Value").path(0).path(tags[i]);
    }
    return node;
  }

  /** All values, names by their groups. */
  static String text(JsonNode attribute) {
    var values = new java.util.ArrayList<String>();
    for (var value : attribute.path("Value")) {
      values.add(value.isObject() ? name(value) : value.isNull() ? "" : value.asText());
    }
    return String.join("/", values);
  }

  private static String name(JsonNode name) {
    var groups =
        String.join(
            "=",
            name.path("Alphabetic").asText(),
            name.path("Ideographic").asText(),
            name.path("Phonetic").asText());
    return groups.replaceAll("=+$", "");
  }

  private static void exactly(List<JsonNode> datasets, String tag, String names, Session session) {
    Set<String> expected = new HashSet<>();
    for (var name : names.isEmpty() ? new String[0] : names.split(",", -1)) {
      expected.add(uid(session.specimen(name), tag));
    }
    var seen = new java.util.ArrayList<String>();
    datasets.forEach(dataset -> seen.add(text(dataset.path(tag))));
    Mismatch.unless(
        new HashSet<>(seen).size() == seen.size(), "the same result comes more than once");
    Mismatch.unless(
        new HashSet<>(seen).equals(expected),
        "%d results: %s; expected [%s]",
        seen.size(),
        named(seen, tag, session),
        names);
  }

  private static Set<String> named(List<String> uids, String tag, Session session) {
    var names = new TreeSet<String>();
    for (var uid : uids) {
      names.add(
          session.specimens().all().stream()
              .filter(specimen -> uid(specimen, tag).equals(uid))
              .map(Specimen::name)
              .findFirst()
              .orElse("a foreign one"));
    }
    return names;
  }

  private static String uid(Specimen specimen, String tag) {
    return switch (tag) {
      case "0020000D" -> specimen.study();
      case "0020000E" -> specimen.series();
      default -> specimen.sop();
    };
  }
}

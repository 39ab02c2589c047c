package org.isocenter.platform.capabilities;

import java.util.List;

/**
 * One method on one resource.
 *
 * @param path a template below the root, such as {@code /studies/{study}}
 * @param parameters of the query and of the header
 * @param requestTypes media types that its body may have; empty when it has none
 */
record Transaction(
    String method,
    String path,
    String summary,
    List<Parameter> parameters,
    List<String> requestTypes,
    List<Answer> answers) {

  /** A parameter, by where it stands: {@code query}, {@code header} or {@code path}. */
  record Parameter(String name, String in, String description) {}

  /** A status, and the media types that come with it. */
  record Answer(String status, String description, List<String> types) {}

  Transaction {
    parameters = List.copyOf(parameters);
    requestTypes = List.copyOf(requestTypes);
    answers = List.copyOf(answers);
  }

  /** Whether {@code path} is an instance of this transaction's template. */
  boolean isAt(String path) {
    return segments(path).size() == segments(this.path).size() && isBelow(path);
  }

  /** Whether this transaction's template lies at or below {@code path}. */
  boolean isBelow(String path) {
    var wanted = segments(path);
    var own = segments(this.path);
    if (wanted.size() > own.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!own.get(i).startsWith("{") && !own.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/")).stream().filter(segment -> !segment.isEmpty()).toList();
  }
}

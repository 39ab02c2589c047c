package org.isocenter.deploy.routes;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of the route table.
 *
 * @param service who answers
 * @param methods HTTP methods; empty stands for all
 * @param path below the DICOMweb root: {@code {name}} is one segment, {@code **} at the end any
 *     number of further ones
 */
public record Route(String service, List<String> methods, String path) {
  private static final String ANY = "*";
  private static final String REST = "**";

  public Route {
    if (!path.startsWith("/") || path.substring(0, path.length() - 1).contains("*/")) {
      throw new IllegalArgumentException("Not a path of the route table: " + path);
    }
    methods = List.copyOf(methods);
  }

  /** Reads the three columns of a row, separated by tabs. */
  static Route parse(String row) {
    var columns = row.split("\t", -1);
    if (columns.length != 3) {
      throw new IllegalArgumentException("Not three columns: " + row);
    }
    var methods = columns[1].equals(ANY) ? List.<String>of() : List.of(columns[1].split(","));
    return new Route(columns[0], methods, columns[2]);
  }

  public boolean matches(String method, String path) {
    return (methods.isEmpty() || methods.contains(method)) && Pattern.matches(expression(), path);
  }

  /** A regular expression, without anchors, for paths below the root. */
  String expression() {
    if (path.equals("/")) {
      return "/?";
    }
    return Stream.of(path.substring(1).split("/"))
        .map(Route::expression)
        .collect(Collectors.joining());
  }

  private static String expression(String segment) {
    if (segment.equals(REST)) {
      return "(/.*)?";
    }
    return segment.startsWith("{") ? "/[^/]+" : "/" + segment;
  }
}

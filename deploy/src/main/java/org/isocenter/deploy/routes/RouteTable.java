package org.isocenter.deploy.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The table of {@code deploy/routes.tsv}.
 *
 * @param routes in their order; the first one that fits decides
 */
public record RouteTable(List<Route> routes) {
  public RouteTable {
    routes = List.copyOf(routes);
  }

  /** Reads the file: a comment's lines begin with #, the first other one names the columns. */
  public static RouteTable read(Path file) throws IOException {
    var rows = Files.readAllLines(file).stream().filter(line -> !line.startsWith("#"));
    return new RouteTable(rows.skip(1).map(Route::parse).toList());
  }

  public Optional<Route> find(String method, String path) {
    return routes.stream().filter(route -> route.matches(method, path)).findFirst();
  }

  /** Each service once, in the order of the table. */
  public List<String> services() {
    return routes.stream().map(Route::service).distinct().toList();
  }
}

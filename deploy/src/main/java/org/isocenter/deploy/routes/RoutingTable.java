package org.isocenter.deploy.routes;

import java.util.stream.Collectors;

/** The rows for people who route by other means than the gateway. */
public final class RoutingTable {
  private RoutingTable() {}

  public static String markdown(RouteTable table) {
    var rows = table.routes().stream().map(RoutingTable::row).collect(Collectors.joining("\n"));
    return "| methods | path below `/dicom-web` | service |\n| --- | --- | --- |\n" + rows;
  }

  private static String row(Route route) {
    var methods = route.methods().isEmpty() ? "all" : String.join(", ", route.methods());
    return "| %s | `%s` | %s |".formatted(methods, route.path(), route.service());
  }
}
